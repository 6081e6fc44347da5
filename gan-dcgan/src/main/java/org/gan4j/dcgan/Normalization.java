package org.gan4j.dcgan;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Elementwise;

/** The normalization of the hidden layers. */
public enum Normalization {
  /** Nothing. */
  NONE,
  /** Batch normalization between the convolution and the nonlinearity. */
  BATCH;

  /** A (leaky) ReLU with the normalization in front. */
  List<Layer> rectifier(double slope) {
    return switch (this) {
      case NONE -> List.of(Elementwise.leakyRelu(slope));
      case BATCH -> List.of(new BatchNorm(), Elementwise.leakyRelu(slope));
    };
  }
}
