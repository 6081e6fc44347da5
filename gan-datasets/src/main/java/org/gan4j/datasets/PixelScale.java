package org.gan4j.datasets;

/** Between the 256 levels that image files hold and the [-1, 1] that networks see. */
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
   * The nearest of the 256 levels.
   *
   * @param value what lies outside of [-1, 1] is clipped; NaN becomes 0
   * @return an unsigned byte
   */
  public static byte toLevel(float value) {
    return (byte) Math.max(0, Math.min(255, Math.round((value + 1) * 127.5f)));
  }
}
