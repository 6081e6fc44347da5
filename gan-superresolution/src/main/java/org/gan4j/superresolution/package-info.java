/**
 * Super-resolution: images enlarged by a generator. The task, which makes the small images of the
 * data, and the networks of SRGAN (Ledig et al., "Photo-realistic single image super-resolution
 * using a generative adversarial network", CVPR 2017).
 */
@NullMarked
package org.gan4j.superresolution;

import org.jspecify.annotations.NullMarked;
