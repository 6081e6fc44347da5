/** What can be done with the latent space of a trained generator. */
@NullMarked
package org.gan4j.latent;

import org.jspecify.annotations.NullMarked;
