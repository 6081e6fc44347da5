/** Masks: the hidden parts of images. */
@NullMarked
package org.gan4j.api.mask;

import org.jspecify.annotations.NullMarked;
