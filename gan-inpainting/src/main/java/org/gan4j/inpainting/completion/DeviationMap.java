package org.gan4j.inpainting.completion;

import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * Draws how uncertain every pixel is, with a scale beside it. The numbers on the scale are standard
 * deviations in levels of 255. No fonts are needed.
 */
final class DeviationMap {
  private static final int LEGIBLE = 256;
  private static final int BAR = 14;
  private static final int GAP = 6;
  private static final int DOT = 2;
  private static final int TEXT = 3 * 4 * DOT;
  private static final int TEXT_HEIGHT = 5 * DOT;
  private static final int BACKGROUND = 0xFFFFFF;
  private static final int INK = 0x000000;

  /** Three columns and five rows a digit, row by row. */
  private static final String[] DIGITS = {
    "111101101101111", "010110010010111", "111001111100111", "111001111001111", "101101111001001",
    "111100111001111", "111100111101111", "111001010010010", "111101111101111", "111101111001111"
  };

  private final float[] levels;
  private final int width;
  private final int scale;
  private final int mapHeight;
  private final int mapWidth;
  private final double top;

  private DeviationMap(float[] levels, int height, int width) {
    this.levels = levels;
    this.width = width;
    scale = Math.max(1, LEGIBLE / Math.max(height, width));
    mapHeight = height * scale;
    mapWidth = width * scale;
    float greatest = 0;
    for (float level : levels) {
      greatest = Math.max(greatest, level);
    }
    // A map of nothing has a scale all the same.
    top = Math.max(1, Math.ceil(greatest));
  }

  /**
   * Draws a map.
   *
   * @param deviation in levels, [channels, height, width]; the mean over the channels is shown
   */
  static BufferedImage draw(float[] deviation, int channels, int height, int width) {
    float[] mean = new float[height * width];
    for (int i = 0; i < deviation.length; i++) {
      mean[i % mean.length] += deviation[i] / channels;
    }
    return new DeviationMap(mean, height, width).draw();
  }

  private BufferedImage draw() {
    int height = Math.max(mapHeight, 6 * TEXT_HEIGHT);
    int left = mapWidth + GAP + BAR + GAP;
    BufferedImage picture = new BufferedImage(left + TEXT, height, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < picture.getWidth(); column++) {
        picture.setRGB(column, row, colour(row, column, height));
      }
    }
    write(picture, top, left, 0);
    write(picture, top / 2, left, (height - TEXT_HEIGHT) / 2);
    write(picture, 0, left, height - TEXT_HEIGHT);
    return picture;
  }

  private int colour(int row, int column, int height) {
    if (column < mapWidth && row < mapHeight) {
      return ColourMap.of(levels[row / scale * width + column / scale] / top);
    }
    boolean bar = column >= mapWidth + GAP && column < mapWidth + GAP + BAR;
    return bar ? ColourMap.of(1 - row / (height - 1.0)) : BACKGROUND;
  }

  private static void write(BufferedImage picture, double number, int left, int above) {
    String digits = String.format(Locale.ROOT, "%.0f", number);
    for (int place = 0; place < digits.length(); place++) {
      String dots = DIGITS[digits.charAt(place) - '0'];
      for (int dot = 0; dot < dots.length(); dot++) {
        if (dots.charAt(dot) == '1') {
          print(picture, left + (4 * place + dot % 3) * DOT, above + dot / 3 * DOT);
        }
      }
    }
  }

  private static void print(BufferedImage picture, int left, int above) {
    for (int i = 0; i < DOT * DOT; i++) {
      picture.setRGB(left + i % DOT, above + i / DOT, INK);
    }
  }
}
