package org.gan4j.images.resize;

/**
 * The weights that resample a line of pixels to another length. Where the line shrinks, the filter
 * is widened by the ratio, so that no frequency aliases that the new line cannot hold. Pixels have
 * their centres at halves, as in Pillow, which Parmar et al., "On aliased resizing and surprising
 * subtleties in GAN evaluation", CVPR 2022, found to be right.
 */
final class ResamplingKernel {
  private final int[] starts;
  private final float[][] weights;

  /**
   * Computes the weights.
   *
   * @param sourceLength pixels of the line
   * @param targetLength pixels of the new line
   */
  ResamplingKernel(ResamplingFilter filter, int sourceLength, int targetLength) {
    double scale = (double) sourceLength / targetLength;
    double width = Math.max(scale, 1);
    double reach = filter.reach() * width;
    this.starts = new int[targetLength];
    this.weights = new float[targetLength][];
    for (int i = 0; i < targetLength; i++) {
      double centre = (i + 0.5) * scale;
      int start = Math.max(0, (int) Math.ceil(centre - reach - 0.5));
      int last = Math.min(sourceLength - 1, (int) Math.floor(centre + reach - 0.5));
      starts[i] = start;
      weights[i] = weights(filter, start, last, centre, width);
    }
  }

  private static float[] weights(
      ResamplingFilter filter, int start, int last, double centre, double width) {
    double[] raw = new double[last - start + 1];
    double sum = 0;
    for (int i = 0; i < raw.length; i++) {
      raw[i] = filter.weight((start + i + 0.5 - centre) / width);
      sum += raw[i];
    }
    float[] normalized = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      normalized[i] = filter.normalized(raw[i], sum);
    }
    return normalized;
  }

  /**
   * Computes one new pixel.
   *
   * @param index of the new pixel
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
}
