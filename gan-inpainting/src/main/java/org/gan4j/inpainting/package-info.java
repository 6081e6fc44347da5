/**
 * Inpainting: the hole of an image filled by a generator. The task, the context encoder (Pathak et
 * al. 2016), masks, metrics, and completing pictures with a trained generator.
 */
@NullMarked
package org.gan4j.inpainting;

import org.jspecify.annotations.NullMarked;
