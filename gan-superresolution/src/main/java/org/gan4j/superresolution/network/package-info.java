/** The generator SRResNet and the discriminator of SRGAN (Ledig et al. 2017, figure 4). */
@NullMarked
package org.gan4j.superresolution.network;

import org.jspecify.annotations.NullMarked;
