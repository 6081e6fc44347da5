/**
 * The files that generated samples go into.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.cli.sample;

import org.jspecify.annotations.NullMarked;
