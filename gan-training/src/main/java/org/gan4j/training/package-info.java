/** The one training loop: Goodfellow et al. 2014, Algorithm 1, for every variant that plugs in. */
@NullMarked
package org.gan4j.training;

import org.jspecify.annotations.NullMarked;
