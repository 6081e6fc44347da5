package org.gan4j.nn.layers;

import org.gan4j.nn.arrays.CachedView;
import org.gan4j.nn.arrays.MemoryLayout;
import org.gan4j.nn.arrays.ReusableArray;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The activations at one place of a network as a matrix [rows, features], where an image has one
 * row a pixel; in place if they lie so in memory.
 */
final class FeatureRows {
  private final ReusableArray copy;
  private final ChannelsLast images;
  private final CachedView pixels = new CachedView();

  /**
   * For one place in a layer.
   *
   * @param copy where to copy activations that lie in another way
   */
  FeatureRows(ReusableArray copy) {
    this.copy = copy;
    images = new ChannelsLast(copy);
  }

  /**
   * The matrix.
   *
   * @param activations [batch, features] or [batch, channels, height, width]
   */
  INDArray of(INDArray activations) {
    return activations.rank() == 2
        ? MemoryLayout.dense(activations, copy)
        : images.rows(images.of(activations));
  }

  /**
   * A matrix that was computed from such activations, in their shape.
   *
   * @param rows [rows, any number of features]
   * @param like the activations, for the batch and the size of the images
   */
  INDArray activations(INDArray rows, INDArray like) {
    if (like.rank() == 2) {
      return rows;
    }
    return images.logical(
        pixels.of(
            rows,
            array -> array.reshape('c', like.size(0), like.size(2), like.size(3), array.size(1))));
  }
}
