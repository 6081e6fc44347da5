/** The files that generated samples go into. */
@NullMarked
package org.gan4j.cli.sample;

import org.jspecify.annotations.NullMarked;
