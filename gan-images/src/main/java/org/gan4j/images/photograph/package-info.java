/** Pictures and masks of any size that are given by hand. */
@NullMarked
package org.gan4j.images.photograph;

import org.jspecify.annotations.NullMarked;
