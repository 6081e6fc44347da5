/** Latents as files. */
@NullMarked
package org.gan4j.latent.file;

import org.jspecify.annotations.NullMarked;
