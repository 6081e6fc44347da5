/**
 * The style-based generator {@code style} after Karras, Laine and Aila, "A style-based generator
 * architecture for generative adversarial networks", CVPR 2019, and Karras et al., "Analyzing and
 * improving the image quality of StyleGAN", CVPR 2020.
 */
@NullMarked
package org.gan4j.style;

import org.jspecify.annotations.NullMarked;
