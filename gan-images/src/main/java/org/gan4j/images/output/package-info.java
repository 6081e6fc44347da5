/**
 * Files out: pictures as PNG, images side by side, arrays for NumPy.
 *
 * <p>Records, enums and exceptions are immutable and thread-safe; other types say it themselves.
 */
@NullMarked
package org.gan4j.images.output;

import org.jspecify.annotations.NullMarked;
