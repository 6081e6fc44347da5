/**
 * How near one image is to another.
 *
 * <p>Records, enums and exceptions are immutable and thread-safe; other types say it themselves.
 */
@NullMarked
package org.gan4j.images.quality;

import org.jspecify.annotations.NullMarked;
