package org.gan4j.vanilla;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.nn.layers.ActivationFunction;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Elementwise;

/** The nonlinearity of a hidden layer. */
public enum HiddenActivation {
  /** max(x, 0). */
  RELU,
  /** x where positive, the negative slope times x elsewhere. */
  LEAKY_RELU,
  /** x where positive, exp(x) - 1 elsewhere. */
  ELU,
  /** The hyperbolic tangent. */
  TANH,
  /** The logistic function. */
  SIGMOID,
  /** The greatest of several linear functions: Goodfellow et al., "Maxout networks", 2013. */
  MAXOUT;

  /** Batch normalization and then this. */
  List<Layer> normalized(BatchNorm normalization, double negativeSlope) {
    return switch (this) {
      case MAXOUT -> List.of(normalization);
      case RELU, LEAKY_RELU, ELU, TANH, SIGMOID -> List.of(normalization, layer(negativeSlope));
    };
  }

  Layer layer(double negativeSlope) {
    return switch (this) {
      case RELU -> Elementwise.relu();
      case LEAKY_RELU -> Elementwise.leakyRelu(negativeSlope);
      case ELU -> Elementwise.of(ActivationFunction.ELU);
      case TANH -> Elementwise.tanh();
      case SIGMOID -> Elementwise.of(ActivationFunction.SIGMOID);
      case MAXOUT -> throw new IllegalStateException("maxout is part of the linear layer");
    };
  }
}
