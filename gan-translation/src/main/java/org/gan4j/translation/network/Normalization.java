package org.gan4j.translation.network;

import java.util.List;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.InstanceNorm;

/** The normalization of hidden layers. */
public enum Normalization {
  /** None. */
  NONE,
  /** Over the batch: pix2pix. */
  BATCH,
  /** Over each image: CycleGAN. The result does not depend on the other images of a batch. */
  INSTANCE;

  /**
   * The layers for images of a size. Images of one pixel are not normalized: a batch of one would
   * become zero.
   */
  List<FastLayer> layers(int height, int width) {
    if (height * width == 1) {
      return List.of();
    }
    return switch (this) {
      case NONE -> List.of();
      case BATCH -> List.of(new BatchNorm());
      case INSTANCE -> List.of(new InstanceNorm());
    };
  }

  /** Whether a convolution in front of it needs a bias. */
  boolean needsBias(int height, int width) {
    return layers(height, width).isEmpty();
  }
}
