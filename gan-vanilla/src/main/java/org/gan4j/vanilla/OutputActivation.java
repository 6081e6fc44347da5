package org.gan4j.vanilla;

import org.gan4j.api.SampleShape;
import org.gan4j.nn.layers.ActivationFunction;

/** What the generator's last layer does to its numbers. */
public enum OutputActivation {
  /** {@link #TANH} for images, {@link #LINEAR} for vectors. */
  AUTO,
  /** The hyperbolic tangent. */
  TANH,
  /** The logistic function, mapped from [0, 1] to the [-1, 1] of images. */
  SIGMOID,
  /** Nothing: any number. */
  LINEAR;

  ActivationFunction function(SampleShape output) {
    return switch (this) {
      case AUTO -> (output.isImage() ? TANH : LINEAR).function(output);
      case TANH -> ActivationFunction.TANH;
      case SIGMOID -> ActivationFunction.SCALED_SIGMOID;
      case LINEAR -> ActivationFunction.IDENTITY;
    };
  }
}
