/** Completes pictures of any size with a trained generator. */
@NullMarked
package org.gan4j.inpainting.completion;

import org.jspecify.annotations.NullMarked;
