/** The masks that come with the framework. */
@NullMarked
package org.gan4j.inpainting.mask;

import org.jspecify.annotations.NullMarked;
