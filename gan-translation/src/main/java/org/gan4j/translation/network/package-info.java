/** The networks of pix2pix and CycleGAN: U-Net, residual translator, patch discriminator. */
@NullMarked
package org.gan4j.translation.network;

import org.jspecify.annotations.NullMarked;
