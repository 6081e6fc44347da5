/**
 * The interfaces that plugins implement, and the types that these share.
 *
 * <p>Packages: {@code component} (name, settings and creation of a component), {@code game}
 * (players, their steps, the tape), {@code network} (networks and their optimizers), {@code
 * objective} (losses, regularizers, augmentations), {@code schedule} (the order of the steps),
 * {@code data} (datasets, tasks, latents), {@code mask} (holes in images), {@code evaluation}
 * (metrics), {@code training} (listeners).
 *
 * <p>Conventions of all components: images are float32, NCHW, in [-1, 1]; vectors are [batch,
 * features]; a discriminator returns logits [batch, …], never probabilities; a loss returns the
 * gradient of the <em>mean</em> over all logits; randomness comes only from a {@link
 * org.gan4j.api.RandomKey}; nothing prints to standard output.
 */
@NullMarked
package org.gan4j.api;

import org.jspecify.annotations.NullMarked;
