package org.gan4j.api;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of one sample, without the batch: an image [channels, height, width] or a vector
 * [features].
 *
 * @param dimensions one or three positive lengths
 */
public record SampleShape(List<Integer> dimensions) {

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if it is neither a vector nor an image, or a length is not
   *     positive
   */
  public SampleShape {
    dimensions = List.copyOf(dimensions);
    if (dimensions.size() != 1 && dimensions.size() != 3) {
      throw new IllegalArgumentException(
          "a sample is [features] or [channels, height, width], not " + dimensions);
    }
    if (dimensions.stream().anyMatch(length -> length < 1)) {
      throw new IllegalArgumentException("every length must be positive: " + dimensions);
    }
  }

  /** The shape of an image in channels, rows and columns. */
  public static SampleShape image(int channels, int height, int width) {
    return new SampleShape(List.of(channels, height, width));
  }

  /** The shape of a vector. */
  public static SampleShape vector(int features) {
    return new SampleShape(List.of(features));
  }

  /** Whether it has channels, height and width. */
  public boolean isImage() {
    return dimensions.size() == 3;
  }

  /**
   * Channels of an image.
   *
   * @throws IllegalStateException for a vector, as for height and width
   */
  public int channels() {
    return imageDimension(0);
  }

  /** Rows of an image. */
  public int height() {
    return imageDimension(1);
  }

  /** Columns of an image. */
  public int width() {
    return imageDimension(2);
  }

  /** The number of values in one sample. */
  public int length() {
    return dimensions.stream().reduce(1, Math::multiplyExact);
  }

  /** The array shape of a batch: the batch size, then the dimensions. */
  public long[] batch(long size) {
    long[] shape = new long[dimensions.size() + 1];
    shape[0] = size;
    for (int i = 0; i < dimensions.size(); i++) {
      shape[i + 1] = dimensions.get(i);
    }
    return shape;
  }

  private int imageDimension(int index) {
    if (!isImage()) {
      throw new IllegalStateException(this + " is a vector, not an image");
    }
    return dimensions.get(index);
  }

  /** The lengths with × between them, as {@code 3×64×64}. */
  @Override
  public String toString() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining("×"));
  }
}
