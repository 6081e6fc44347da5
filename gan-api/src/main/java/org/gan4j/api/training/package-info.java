/**
 * Watching a training: listeners, and what they are told.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.api.training;

import org.jspecify.annotations.NullMarked;
