/**
 * Image files in: decoded, and turned the way up that the camera noted.
 *
 * <p>Records, enums and exceptions are immutable and thread-safe; other types say it themselves.
 */
@NullMarked
package org.gan4j.images.decode;

import org.jspecify.annotations.NullMarked;
