/**
 * Pictures of samples.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.core.picture;

import org.jspecify.annotations.NullMarked;
