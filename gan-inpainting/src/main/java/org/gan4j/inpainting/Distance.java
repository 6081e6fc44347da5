package org.gan4j.inpainting;

/** How the reconstruction term measures the distance to the true pixels. */
public enum Distance {
  /** Squared differences: Pathak et al. 2016, equation 1. */
  L2,
  /** Absolute differences, which blur less: Isola et al. 2017, equation 3. */
  L1
}
