package org.gan4j.images.resize;

/** The weight of a pixel by its distance from the centre of the new one. */
public enum ResamplingFilter {
  /**
   * Lanczos' windowed sinc of three lobes: C. E. Duchon, "Lanczos filtering in one and two
   * dimensions", Journal of Applied Meteorology 18, 1979. Sharp; it may overshoot at edges.
   */
  LANCZOS(3) {
    @Override
    double weight(double distance) {
      if (distance == 0) {
        return 1;
      }
      return Math.abs(distance) < reach() ? sinc(distance) * sinc(distance / reach()) : 0;
    }

    @Override
    float normalized(double weight, double sum) {
      return (float) (weight / sum);
    }
  },
  /**
   * The cubic of R. G. Keys, "Cubic convolution interpolation for digital image processing", IEEE
   * Transactions on Acoustics, Speech, and Signal Processing 29, 1981, equation 15, with a = -1/2:
   * bicubic interpolation as in Pillow and MATLAB. It may overshoot at edges.
   */
  CUBIC(2) {
    @Override
    double weight(double distance) {
      double x = Math.abs(distance);
      if (x < 1) {
        return (1.5 * x - 2.5) * x * x + 1;
      }
      return x < reach() ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }

    @Override
    float normalized(double weight, double sum) {
      return (float) (weight / sum);
    }
  },
  /**
   * A triangle: linear interpolation where an image grows, a weighted mean where it shrinks. Never
   * beyond the range of the pixels.
   */
  TRIANGLE(1) {
    @Override
    double weight(double distance) {
      return Math.max(0, 1 - Math.abs(distance));
    }

    /** In single precision, as completed pictures have always been computed. */
    @Override
    float normalized(double weight, double sum) {
      return (float) weight / (float) sum;
    }
  };

  private final int reach;

  ResamplingFilter(int reach) {
    this.reach = reach;
  }

  /** The distance from which on weights are 0. */
  int reach() {
    return reach;
  }

  /**
   * The weight of a pixel.
   *
   * @param distance of the two centres, in the larger of the two pixels' widths
   */
  abstract double weight(double distance);

  /** A weight as a part of the sum of all. */
  abstract float normalized(double weight, double sum);

  private static double sinc(double x) {
    return StrictMath.sin(Math.PI * x) / (Math.PI * x);
  }
}
