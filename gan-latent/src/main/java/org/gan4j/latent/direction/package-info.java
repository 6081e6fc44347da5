/** Directions of latent space along which samples change. */
@NullMarked
package org.gan4j.latent.direction;

import org.jspecify.annotations.NullMarked;
