package org.gan4j.superresolution.network;

/** How a generator doubles the height and the width of its feature maps. */
public enum Upsampling {
  /**
   * A convolution to four times the channels, which are then placed side by side: Shi et al. 2016.
   */
  SHUFFLE,
  /** Every pixel four times, then a convolution: Odena et al. 2016. */
  RESIZE
}
