/**
 * What a number of a pixel means: levels from 0 to 255, numbers from -1 to 1, grey and colour.
 *
 * <p>Records, enums and exceptions are immutable and thread-safe; other types say it themselves.
 */
@NullMarked
package org.gan4j.images.pixel;

import org.jspecify.annotations.NullMarked;
