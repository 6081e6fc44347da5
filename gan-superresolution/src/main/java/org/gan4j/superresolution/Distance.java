package org.gan4j.superresolution;

/** The distance of an enlarged image to the true one, a mean over all numbers. */
public enum Distance {
  /** Absolute differences, which blur less: Lim et al. 2017 (EDSR). */
  L1,
  /** Squared differences, which give the highest PSNR: Ledig et al. 2017, equation 4. */
  L2
}
