/** Resampling, and the part of an image that a sample shows. */
@NullMarked
package org.gan4j.images.resize;

import org.jspecify.annotations.NullMarked;
