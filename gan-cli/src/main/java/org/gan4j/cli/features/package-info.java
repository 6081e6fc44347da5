/**
 * The files that a discriminator's features go into.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.cli.features;

import org.jspecify.annotations.NullMarked;
