/**
 * Completes pictures of any size with a trained generator.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.inpainting.completion;

import org.jspecify.annotations.NullMarked;
