package org.gan4j.superresolution;

import org.gan4j.api.SampleShape;
import org.gan4j.images.pixel.PixelScale;
import org.gan4j.images.resize.Resampling;
import org.gan4j.images.resize.ResamplingFilter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Images of a batch in another size, [batch, channels, height, width] in [-1, 1]. */
final class Resizing {
  private Resizing() {}

  /**
   * Small images as a file would hold them: antialiased bicubic, rounded to 256 levels. Published
   * numbers of super-resolution are measured on such images.
   *
   * @param destination [batch, channels, smaller height, smaller width], overwritten
   */
  static void reduce(INDArray images, INDArray destination) {
    float[] numbers = resized(ResamplingFilter.CUBIC, images, destination);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = PixelScale.toFloat(PixelScale.toLevel(numbers[i]) & 0xFF);
    }
    write(numbers, destination);
  }

  /**
   * Interpolates.
   *
   * @param destination [batch, channels, greater height, greater width], overwritten with numbers
   *     in [-1, 1]
   */
  static void enlarge(ResamplingFilter filter, INDArray images, INDArray destination) {
    float[] numbers = resized(filter, images, destination);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Math.max(-1, Math.min(1, numbers[i]));
    }
    write(numbers, destination);
  }

  /** Repeats every pixel. */
  static void repeat(INDArray images, int factor, INDArray destination) {
    float[] source = numbers(images);
    int width = (int) destination.size(3);
    int height = (int) destination.size(2);
    float[] numbers = new float[(int) destination.length()];
    for (int i = 0; i < numbers.length; i++) {
      int row = i / width % height;
      int plane = i / width / height;
      int column = i % width;
      numbers[i] =
          source[(plane * (height / factor) + row / factor) * (width / factor) + column / factor];
    }
    write(numbers, destination);
  }

  /** All planes of the batch as the channels of one image. */
  private static float[] resized(ResamplingFilter filter, INDArray images, INDArray destination) {
    SampleShape from = SampleShape.image(1, (int) images.size(2), (int) images.size(3));
    float[] source = numbers(images);
    float[] numbers =
        Resampling.resize(
            filter,
            source,
            source.length / from.length(),
            from.height(),
            from.width(),
            (int) destination.size(2),
            (int) destination.size(3));
    return numbers == source ? source.clone() : numbers;
  }

  private static float[] numbers(INDArray images) {
    try (INDArray dense = images.dup('c')) {
      return dense.data().asFloat();
    }
  }

  private static void write(float[] numbers, INDArray destination) {
    try (INDArray flat = Nd4j.createFromArray(numbers)) {
      destination.assign(flat.reshape('c', destination.shape()));
    }
  }
}
