package org.gan4j.images.pixel;

import org.gan4j.api.concurrent.ThreadSafe;

/**
 * The scale between the 256 levels of image files and the numbers from -1 to 1 of tensors: level 0,
 * black, is -1, and level 255 is 1.
 */
@ThreadSafe
public final class PixelScale {
  /** The number of levels in a difference of 1. */
  public static final double LEVELS_PER_UNIT = 127.5;

  private static final int HIGHEST = 255;
  private static final float[] NUMBERS = new float[HIGHEST + 1];

  static {
    for (int level = 0; level < NUMBERS.length; level++) {
      NUMBERS[level] = (float) toNumber(level);
    }
  }

  private PixelScale() {}

  /**
   * Scales a level, which may lie between two of the 256.
   *
   * @param level from 0 to 255
   * @return from -1 to 1
   */
  public static double toNumber(double level) {
    return level / LEVELS_PER_UNIT - 1;
  }

  /**
   * Scales one of the 256 levels.
   *
   * @param level from 0 to 255
   * @return from -1 to 1
   */
  public static float toFloat(int level) {
    return NUMBERS[level];
  }

  /**
   * Scales levels.
   *
   * @param levels unsigned bytes
   * @param destination of the same length, overwritten with numbers from -1 to 1
   */
  public static void toFloats(byte[] levels, float[] destination) {
    float[] table = NUMBERS;
    for (int i = 0; i < destination.length; i++) {
      destination[i] = table[levels[i] & 0xFF];
    }
  }

  /**
   * Scales levels and mirrors each row left to right.
   *
   * @param levels unsigned bytes
   * @param width of a row
   * @param destination of the same length, overwritten with numbers from -1 to 1
   */
  public static void toMirroredFloats(byte[] levels, int width, float[] destination) {
    float[] table = NUMBERS;
    for (int row = 0; row < destination.length; row += width) {
      int last = row + width - 1;
      for (int i = 0; i < width; i++) {
        destination[row + i] = table[levels[last - i] & 0xFF];
      }
    }
  }

  /**
   * The level of a number, neither rounded nor clipped. The sum is taken in single precision.
   *
   * @param number from -1 to 1
   * @return from 0 to 255
   */
  public static double toLevels(float number) {
    return (number + 1) * LEVELS_PER_UNIT;
  }

  /**
   * The level of a number, neither rounded nor clipped.
   *
   * @param number from -1 to 1
   * @return from 0 to 255
   */
  public static double toLevels(double number) {
    return (number + 1) * LEVELS_PER_UNIT;
  }

  /**
   * The nearest of the 256 levels, computed in single precision.
   *
   * @param number values outside of [-1, 1] are clipped; NaN becomes 0
   * @return an unsigned byte
   */
  public static byte toLevel(float number) {
    return (byte) clip(Math.round((number + 1) * (float) LEVELS_PER_UNIT));
  }

  /** The nearest level to a whole number: 0 below 0, and 255 above 255. */
  public static int clip(long level) {
    return (int) Math.max(0, Math.min(HIGHEST, level));
  }
}
