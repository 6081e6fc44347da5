/** Image files in: decoded, and turned the way up that the camera noted. */
@NullMarked
package org.gan4j.images.decode;

import org.jspecify.annotations.NullMarked;
