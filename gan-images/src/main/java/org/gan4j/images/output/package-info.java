/** Files out: pictures as PNG, images side by side, arrays for NumPy. */
@NullMarked
package org.gan4j.images.output;

import org.jspecify.annotations.NullMarked;
