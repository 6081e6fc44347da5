package org.gan4j.images.pixel;

import org.gan4j.api.concurrent.ThreadSafe;

/** Grey from colour: the luma of ITU-R BT.601, which JPEG and most image libraries use. */
@ThreadSafe
public final class Luma {
  private static final double RED = 0.299;
  private static final double GREEN = 0.587;
  private static final double BLUE = 0.114;

  private Luma() {}

  /**
   * The luma of a colour, in the unit of its parts.
   *
   * @return 0.299 red + 0.587 green + 0.114 blue
   */
  public static double of(double red, double green, double blue) {
    return RED * red + GREEN * green + BLUE * blue;
  }

  /**
   * The luma of a colour in single precision, in the unit of its parts.
   *
   * @return 0.299 red + 0.587 green + 0.114 blue
   */
  public static float of(float red, float green, float blue) {
    return (float) RED * red + (float) GREEN * green + (float) BLUE * blue;
  }
}
