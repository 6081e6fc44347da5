package org.gan4j.inpainting.completion;

/**
 * Colours from dark violet over green to light yellow, with perceptually equal steps: lightness is
 * linear in the OKLab space (Ottosson, "A perceptual color space for image processing", 2020). It
 * keeps its order in grey and for colour-blind people.
 */
final class ColourMap {
  private static final double DARKEST = 0.25;
  private static final double LIGHTEST = 0.93;
  private static final double FIRST_HUE = Math.toRadians(305);
  private static final double LAST_HUE = Math.toRadians(105);
  private static final double CHROMA = 0.12;

  private ColourMap() {}

  /**
   * The colour of a number.
   *
   * @param value from 0 to 1; values outside are clipped
   * @return red, green and blue in one number, 8 bits each
   */
  static int of(double value) {
    double place = Math.max(0, Math.min(1, value));
    double lightness = DARKEST + place * (LIGHTEST - DARKEST);
    double hue = FIRST_HUE + place * (LAST_HUE - FIRST_HUE);
    double chroma = CHROMA;
    // The nearest colour of this lightness and hue that a screen can show.
    double[] rgb = linear(lightness, chroma, hue);
    while (!isShowable(rgb) && chroma > 0) {
      chroma -= 0.002;
      rgb = linear(lightness, Math.max(0, chroma), hue);
    }
    return (level(rgb[0]) << 16) | (level(rgb[1]) << 8) | level(rgb[2]);
  }

  /** From OKLab's lightness, chroma and hue to linear red, green and blue. */
  private static double[] linear(double lightness, double chroma, double hue) {
    double a = chroma * Math.cos(hue);
    double b = chroma * Math.sin(hue);
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new double[] {
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
    };
  }

  private static double cube(double number) {
    return number * number * number;
  }

  private static boolean isShowable(double[] rgb) {
    for (double number : rgb) {
      if (number < 0 || number > 1) {
        return false;
      }
    }
    return true;
  }

  /** With the curve of sRGB. */
  private static int level(double linear) {
    double clipped = Math.max(0, Math.min(1, linear));
    double curved =
        clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * Math.pow(clipped, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * curved);
  }
}
