/**
 * What a plugin author compiles against: the interfaces of every part of a GAN that can be
 * replaced.
 *
 * <p>Rooms: {@code component} (how a part is named and configured), {@code network} (the two
 * players and what trains them), {@code objective} (losses and regularizers), {@code schedule} (who
 * learns when), {@code data} (datasets, tasks, latents), {@code mask} (what is hidden of images),
 * {@code evaluation} (metrics), {@code training} (listeners).
 *
 * <p>Conventions that every component keeps: images are float32, NCHW, in [-1, 1]; vectors are
 * [batch, features]; a discriminator returns logits [batch, 1]; a gradient belongs to the
 * <em>mean</em> over the batch; randomness comes only from a {@link org.gan4j.api.RandomKey};
 * nothing prints.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.api;

import org.jspecify.annotations.NullMarked;
