/**
 * How good completions are, and how sure.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.inpainting.metric;

import org.jspecify.annotations.NullMarked;
