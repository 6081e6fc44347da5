/**
 * Residual generators and discriminators: {@code residual} after Miyato et al., "Spectral
 * normalization for generative adversarial networks", ICLR 2018, appendix B.4, and {@code r3gan}
 * after Huang et al., "The GAN is dead; long live the GAN! A modern baseline GAN", NeurIPS 2024.
 */
@NullMarked
package org.gan4j.residual;

import org.jspecify.annotations.NullMarked;
