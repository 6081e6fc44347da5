package org.gan4j.dcgan;

import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.RectifiedBatchNorm;

/** What normalises the hidden layers. */
public enum Normalization {
  /** Nothing. */
  NONE,
  /** Batch normalisation between the convolution and the nonlinearity. */
  BATCH;

  /** A (leaky) ReLU with the normalisation in front. */
  Layer rectifier(double slope) {
    return switch (this) {
      case NONE -> Elementwise.leakyRelu(slope);
      case BATCH -> new RectifiedBatchNorm(new BatchNorm(), slope);
    };
  }
}
