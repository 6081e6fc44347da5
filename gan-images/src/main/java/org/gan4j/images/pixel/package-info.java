/** Conversion of pixel values: levels from 0 to 255, numbers from -1 to 1, grey and colour. */
@NullMarked
package org.gan4j.images.pixel;

import org.jspecify.annotations.NullMarked;
