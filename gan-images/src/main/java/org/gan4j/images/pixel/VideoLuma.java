package org.gan4j.images.pixel;

import org.gan4j.api.concurrent.ThreadSafe;

/**
 * The luma of ITU-R BT.601 with the levels of video: black is 16, and white is 235. Published
 * numbers of super-resolution are measured on it (MATLAB's {@code rgb2ycbcr}), with 255 as the
 * peak: they are about 1.3 dB above those of the full range.
 */
@ThreadSafe
public final class VideoLuma {
  private static final double BLACK = 16;
  private static final double RED = 65.481;
  private static final double GREEN = 128.553;
  private static final double BLUE = 24.966;

  private VideoLuma() {}

  /**
   * The luma of an image, not rounded.
   *
   * @param image [3, height, width] in [-1, 1]: red, green and blue
   * @return [height, width]; levels from 16 to 235 on the scale of {@link PixelScale}: in [-1, 1]
   */
  public static float[] of(float[] image) {
    int area = image.length / 3;
    float[] luma = new float[area];
    for (int i = 0; i < area; i++) {
      double level =
          BLACK
              + RED * unit(image[i])
              + GREEN * unit(image[area + i])
              + BLUE * unit(image[2 * area + i]);
      luma[i] = (float) PixelScale.toNumber(level);
    }
    return luma;
  }

  private static double unit(float number) {
    return (number + 1) / 2.0;
  }
}
