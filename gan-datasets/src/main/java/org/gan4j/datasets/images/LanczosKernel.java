package org.gan4j.datasets.images;

/**
 * Weights that resample one line of pixels to another length with Lanczos' windowed sinc of three
 * lobes, widened when shrinking so that nothing finer than the new pixels is left to alias: C. E.
 * Duchon, "Lanczos filtering in one and two dimensions", Journal of Applied Meteorology 18, 1979.
 * Pixels have their centres at halves, as in Pillow, which Parmar et al., "On aliased resizing and
 * surprising subtleties in GAN evaluation", CVPR 2022, found to be right.
 */
final class LanczosKernel {
  private static final double LOBES = 3;

  private final int[] starts;
  private final float[][] weights;

  /**
   * Prepares the weights.
   *
   * @param sourceLength pixels there are
   * @param targetLength pixels wanted
   */
  LanczosKernel(int sourceLength, int targetLength) {
    double scale = sourceLength / (double) targetLength;
    double width = Math.max(scale, 1);
    this.starts = new int[targetLength];
    this.weights = new float[targetLength][];
    for (int i = 0; i < targetLength; i++) {
      double centre = (i + 0.5) * scale;
      int start = Math.max(0, (int) Math.round(centre - LOBES * width));
      int end = Math.min(sourceLength, (int) Math.round(centre + LOBES * width));
      starts[i] = start;
      weights[i] = normalized(start, end, centre, width);
    }
  }

  /**
   * Computes one new pixel.
   *
   * @param index of the pixel in the target
   * @param offset of the line's first pixel in the source
   * @param stride from one pixel of the line to the next
   */
  float apply(int index, float[] source, int offset, int stride) {
    float[] taps = weights[index];
    int position = offset + starts[index] * stride;
    float sum = 0;
    for (float tap : taps) {
      sum += tap * source[position];
      position += stride;
    }
    return sum;
  }

  private static float[] normalized(int start, int end, double centre, double width) {
    double[] raw = new double[end - start];
    double sum = 0;
    for (int i = 0; i < raw.length; i++) {
      raw[i] = lanczos((start + i + 0.5 - centre) / width);
      sum += raw[i];
    }
    float[] taps = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      taps[i] = (float) (raw[i] / sum);
    }
    return taps;
  }

  private static double lanczos(double x) {
    if (x == 0) {
      return 1;
    }
    return Math.abs(x) < LOBES ? sinc(x) * sinc(x / LOBES) : 0;
  }

  private static double sinc(double x) {
    return StrictMath.sin(Math.PI * x) / (Math.PI * x);
  }
}
