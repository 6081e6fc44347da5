/**
 * The dataset {@code image-folder}: pictures of any size and format, decoded once and kept as bytes
 * on disk.
 */
@NullMarked
package org.gan4j.datasets.images;

import org.jspecify.annotations.NullMarked;
