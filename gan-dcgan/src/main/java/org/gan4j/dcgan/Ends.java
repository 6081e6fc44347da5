package org.gan4j.dcgan;

import org.gan4j.nn.Halvings;

/** Where vectors and images meet: the generator's first layer and the discriminator's last one. */
public enum Ends {
  /** {@link #CONVOLUTION} where the smallest image is 4×4, {@link #LINEAR} elsewhere. */
  AUTO,
  /**
   * Convolutions over the whole smallest image, and no bias anywhere: the networks of Radford et
   * al. 2016 as they are usually built.
   */
  CONVOLUTION,
  /**
   * Linear maps, with a normalization per number after the generator's; the layers at the image and
   * the logit have a bias. The usual small networks for 28×28.
   */
  LINEAR;

  /** The choice for a kind of image. */
  Ends resolve(Halvings halvings) {
    if (this != AUTO) {
      return this;
    }
    return halvings.height() == 4 && halvings.width() == 4 ? CONVOLUTION : LINEAR;
  }
}
