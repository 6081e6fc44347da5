/** Sums and differences of latents and classes. */
@NullMarked
package org.gan4j.latent.arithmetic;

import org.jspecify.annotations.NullMarked;
