/**
 * Where samples come from and what the game is about: datasets, tasks, latents.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.api.data;

import org.jspecify.annotations.NullMarked;
