/** How good a generator is: metrics. */
@NullMarked
package org.gan4j.api.evaluation;

import org.jspecify.annotations.NullMarked;
