/** Access to numbers of arrays. */
@NullMarked
package org.gan4j.inpainting.arrays;

import org.jspecify.annotations.NullMarked;
