/**
 * The dataset {@code image-folder}: pictures of any size and format, decoded once and kept as bytes
 * on disk.
 *
 * <p>Records, enums, exceptions and providers are immutable and thread-safe; other types say it
 * themselves.
 */
@NullMarked
package org.gan4j.datasets.images;

import org.jspecify.annotations.NullMarked;
