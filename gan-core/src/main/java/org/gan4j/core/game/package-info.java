/**
 * From an experiment to its parts, built and checked.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.core.game;

import org.jspecify.annotations.NullMarked;
