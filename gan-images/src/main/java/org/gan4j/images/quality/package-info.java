/** How near one image is to another. */
@NullMarked
package org.gan4j.images.quality;

import org.jspecify.annotations.NullMarked;
