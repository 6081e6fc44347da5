package org.gan4j.dcgan;

/** How the generator doubles an image. */
public enum Upsampling {
  /** A transposed convolution with a stride of 2: Radford et al. 2016. */
  TRANSPOSED,
  /**
   * Each pixel four times and then a convolution, which leaves no checkerboard: Odena et al.,
   * "Deconvolution and checkerboard artifacts", Distill 2016.
   */
  RESIZE
}
