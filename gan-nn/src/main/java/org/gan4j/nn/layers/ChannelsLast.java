package org.gan4j.nn.layers;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Images as convolutions want them in memory: [batch, height, width, channels] without gaps. */
final class ChannelsLast {
  private ChannelsLast() {}

  /**
   * The same numbers with the channels last, in place if they lie so in memory.
   *
   * @param images [batch, channels, height, width] of any strides
   * @param copy where to copy them if they lie in another way
   */
  static INDArray of(INDArray images, ReusableArray copy) {
    if (images.size(1) == 1 && MemoryLayout.isDense(images)) {
      return images.reshape('c', images.size(0), images.size(2), images.size(3), 1);
    }
    return MemoryLayout.dense(images.permute(0, 2, 3, 1), copy);
  }

  /**
   * [batch, height, width, channels] as the [batch, channels, height, width] that it stands for.
   */
  static INDArray logical(INDArray images) {
    if (images.size(3) == 1) {
      return images.reshape('c', images.size(0), 1, images.size(1), images.size(2));
    }
    return images.permute(0, 3, 1, 2);
  }

  /** [batch, height, width, channels] as one row a pixel. */
  static INDArray rows(INDArray images) {
    return images.reshape('c', images.length() / images.size(3), images.size(3));
  }

  /**
   * Vectors, or images with a row for each pixel, in place if they lie so in memory.
   *
   * @param activations [batch, features] or [batch, channels, height, width]
   * @param copy where to copy them if they lie in another way
   */
  static INDArray featureRows(INDArray activations, ReusableArray copy) {
    return activations.rank() == 2
        ? MemoryLayout.dense(activations, copy)
        : rows(of(activations, copy));
  }

  /** The inverse of {@link #featureRows}, for rows computed from such activations. */
  static INDArray activations(INDArray rows, INDArray like) {
    if (like.rank() == 2) {
      return rows;
    }
    return logical(rows.reshape('c', like.size(0), like.size(2), like.size(3), like.size(1)));
  }
}
