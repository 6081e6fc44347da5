package org.gan4j.datasets;

/**
 * Between the 256 levels that image files hold and the [-1, 1] that networks see.
 *
 * <p>Thread-safe.
 */
public final class PixelScale {
  private static final float[] LEVELS = new float[256];

  static {
    for (int level = 0; level < LEVELS.length; level++) {
      LEVELS[level] = (float) (level / 127.5 - 1);
    }
  }

  private PixelScale() {}

  /**
   * Scales the levels 0 to 255 to -1 to 1.
   *
   * @param levels unsigned bytes
   * @param destination of the same length, overwritten
   */
  public static void toFloats(byte[] levels, float[] destination) {
    float[] table = LEVELS;
    for (int i = 0; i < destination.length; i++) {
      destination[i] = table[levels[i] & 0xFF];
    }
  }

  /**
   * Scales the levels 0 to 255 to -1 to 1, each row from its end to its beginning.
   *
   * @param levels unsigned bytes
   * @param width of a row
   * @param destination of the same length, overwritten
   */
  public static void toMirroredFloats(byte[] levels, int width, float[] destination) {
    float[] table = LEVELS;
    for (int row = 0; row < destination.length; row += width) {
      int last = row + width - 1;
      for (int i = 0; i < width; i++) {
        destination[row + i] = table[levels[last - i] & 0xFF];
      }
    }
  }

  /**
   * The nearest of the 256 levels.
   *
   * @param value what lies outside of [-1, 1] is clipped; NaN becomes 0
   * @return an unsigned byte
   */
  public static byte toLevel(float value) {
    return (byte) Math.max(0, Math.min(255, Math.round((value + 1) * 127.5f)));
  }
}
