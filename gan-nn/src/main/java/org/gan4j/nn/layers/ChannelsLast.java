package org.gan4j.nn.layers;

import org.gan4j.nn.arrays.CachedView;
import org.gan4j.nn.arrays.MemoryLayout;
import org.gan4j.nn.arrays.ReusableArray;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The images at one place of a network as convolutions want them in memory: [batch, height, width,
 * channels] without gaps. Arrays that are the same objects in every step get the same views.
 */
final class ChannelsLast {
  private final ReusableArray copy;
  private final CachedView physical = new CachedView();
  private final CachedView matrix = new CachedView();
  private final CachedView logical = new CachedView();

  /**
   * For one place in a layer.
   *
   * @param copy where to copy images that lie in another way
   */
  ChannelsLast(ReusableArray copy) {
    this.copy = copy;
  }

  /**
   * The same numbers with the channels last, in place if they lie so in memory.
   *
   * @param images [batch, channels, height, width] of any strides
   */
  INDArray of(INDArray images) {
    return MemoryLayout.dense(physical.of(images, ChannelsLast::view), copy);
  }

  private static INDArray view(INDArray images) {
    if (images.size(1) == 1 && MemoryLayout.isDense(images)) {
      return images.reshape('c', images.size(0), images.size(2), images.size(3), 1);
    }
    return images.permute(0, 2, 3, 1);
  }

  /** [batch, height, width, channels] as one row a pixel. */
  INDArray rows(INDArray images) {
    return matrix.of(
        images, array -> array.reshape('c', array.length() / array.size(3), array.size(3)));
  }

  /** [batch, height, width, channels] as the [batch, channels, height, width] that it is. */
  INDArray logical(INDArray images) {
    return logical.of(images, ChannelsLast::logicalView);
  }

  private static INDArray logicalView(INDArray images) {
    if (images.size(3) == 1) {
      return images.reshape('c', images.size(0), 1, images.size(1), images.size(2));
    }
    return images.permute(0, 3, 1, 2);
  }
}
