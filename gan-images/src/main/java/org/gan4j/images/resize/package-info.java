/**
 * Resampling, and the part of an image that a sample shows.
 *
 * <p>Records, enums and exceptions are immutable and thread-safe; other types say it themselves.
 */
@NullMarked
package org.gan4j.images.resize;

import org.jspecify.annotations.NullMarked;
