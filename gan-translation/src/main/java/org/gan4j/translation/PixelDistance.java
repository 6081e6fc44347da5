package org.gan4j.translation;

/** How the reconstruction term measures the distance to the target. */
public enum PixelDistance {
  /** Absolute differences, which blur less (Isola et al. 2017, equation 3). */
  L1,
  /** Squared differences. */
  L2
}
