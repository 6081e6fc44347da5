/** Latents as the commands read, find and draw them. */
@NullMarked
package org.gan4j.cli.latent;

import org.jspecify.annotations.NullMarked;
