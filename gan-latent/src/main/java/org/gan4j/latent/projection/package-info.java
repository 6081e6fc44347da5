/** The latents of given samples: inversion of a generator. */
@NullMarked
package org.gan4j.latent.projection;

import org.jspecify.annotations.NullMarked;
