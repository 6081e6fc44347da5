package org.gan4j.evaluation.features;

import java.util.random.RandomGenerator;
import org.gan4j.api.SampleShape;

/** Ways to spoil images, of strengths from 0 to 5. */
enum Distortion {
  NOISE {
    @Override
    void apply(float[] image, SampleShape shape, int strength, RandomGenerator random) {
      for (int i = 0; i < image.length; i++) {
        image[i] += (float) (0.1 * strength * random.nextGaussian());
      }
    }
  },
  BLUR {
    @Override
    void apply(float[] image, SampleShape shape, int strength, RandomGenerator random) {
      double deviation = 0.4 + 0.3 * strength;
      blur(image, deviation, 1, shape.width());
      blur(image, deviation, shape.width(), shape.height());
    }
  },
  RECTANGLES {
    @Override
    void apply(float[] image, SampleShape shape, int strength, RandomGenerator random) {
      for (int i = 0; i < strength; i++) {
        int height = shape.height() / 4;
        int width = shape.width() / 4;
        int top = random.nextInt(shape.height() - height + 1);
        int left = random.nextInt(shape.width() - width + 1);
        for (int row = top; row < top + height; row++) {
          for (int column = left; column < left + width; column++) {
            set(image, shape, row, column, -1);
          }
        }
      }
    }
  },
  SWIRL {
    @Override
    void apply(float[] image, SampleShape shape, int strength, RandomGenerator random) {
      double radius = 0.5 * Math.min(shape.height(), shape.width());
      resample(
          image,
          shape,
          (y, x) -> {
            double angle = 0.4 * strength * Math.max(0, 1 - Math.hypot(y, x) / radius);
            return new double[] {
              y * Math.cos(angle) - x * Math.sin(angle), y * Math.sin(angle) + x * Math.cos(angle)
            };
          });
    }
  },
  SALT_AND_PEPPER {
    @Override
    void apply(float[] image, SampleShape shape, int strength, RandomGenerator random) {
      for (int row = 0; row < shape.height(); row++) {
        for (int column = 0; column < shape.width(); column++) {
          double chance = random.nextDouble() / (0.03 * strength);
          if (chance < 1) {
            set(image, shape, row, column, chance < 0.5 ? -1 : 1);
          }
        }
      }
    }
  },
  CROP {
    @Override
    void apply(float[] image, SampleShape shape, int strength, RandomGenerator random) {
      double scale = 1 - 0.08 * strength;
      resample(image, shape, (y, x) -> new double[] {scale * y, scale * x});
    }
  };

  /** Where a pixel comes from: row and column, counted from the centre. */
  private interface Origin {
    double[] of(double row, double column);
  }

  /** Changes an image of a black background in place. */
  abstract void apply(float[] image, SampleShape shape, int strength, RandomGenerator random);

  private static void set(float[] image, SampleShape shape, int row, int column, float value) {
    for (int channel = 0; channel < shape.channels(); channel++) {
      image[(channel * shape.height() + row) * shape.width() + column] = value;
    }
  }

  /** A convolution with a Gaussian along one dimension, of pixels with the given distance. */
  private static void blur(float[] image, double deviation, int distance, int length) {
    float[] sharp = image.clone();
    int reach = (int) Math.ceil(3 * deviation);
    double[] weights = new double[reach + 1];
    for (int k = 0; k <= reach; k++) {
      weights[k] = Math.exp(-0.5 * k * k / (deviation * deviation));
    }
    for (int i = 0; i < image.length; i++) {
      int place = i / distance % length;
      double sum = 0;
      double all = 0;
      for (int k = Math.max(-reach, -place); k <= Math.min(reach, length - 1 - place); k++) {
        double weight = weights[Math.abs(k)];
        sum += weight * sharp[i + k * distance];
        all += weight;
      }
      image[i] = (float) (sum / all);
    }
  }

  /** Bilinear interpolation; black beyond the image. */
  private static void resample(float[] image, SampleShape shape, Origin origin) {
    float[] old = image.clone();
    double middleRow = (shape.height() - 1) / 2.0;
    double middleColumn = (shape.width() - 1) / 2.0;
    int plane = shape.height() * shape.width();
    for (int i = 0; i < image.length; i++) {
      int row = i % plane / shape.width();
      int column = i % shape.width();
      double[] from = origin.of(row - middleRow, column - middleColumn);
      image[i] =
          (float)
              bilinear(old, i / plane * plane, shape, from[0] + middleRow, from[1] + middleColumn);
    }
  }

  private static double bilinear(
      float[] image, int start, SampleShape shape, double row, double column) {
    int top = (int) Math.floor(row);
    int left = (int) Math.floor(column);
    double sum = 0;
    for (int y = top; y <= top + 1; y++) {
      for (int x = left; x <= left + 1; x++) {
        boolean inside = y >= 0 && y < shape.height() && x >= 0 && x < shape.width();
        double value = inside ? image[start + y * shape.width() + x] : -1;
        sum += value * (1 - Math.abs(row - y)) * (1 - Math.abs(column - x));
      }
    }
    return sum;
  }
}
