package org.gan4j.vanilla;

import org.gan4j.api.SampleShape;
import org.gan4j.nn.layers.ActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The activation of the generator's last layer. */
public enum OutputActivation {
  /** {@link #TANH} for images, {@link #LINEAR} for vectors. */
  AUTO,
  /** The hyperbolic tangent. */
  TANH,
  /** The logistic function, mapped from [0, 1] to the [-1, 1] of images. */
  SIGMOID,
  /** Nothing: any number. */
  LINEAR;

  private static final double MARGIN = 1e-4;

  ActivationFunction function(SampleShape output) {
    return switch (this) {
      case AUTO -> (output.isImage() ? TANH : LINEAR).function(output);
      case TANH -> ActivationFunction.TANH;
      case SIGMOID -> ActivationFunction.SCALED_SIGMOID;
      case LINEAR -> ActivationFunction.IDENTITY;
    };
  }

  /**
   * The inverse of this function, as far as the numbers are in its range.
   *
   * @param wanted any numbers; those at or beyond the ends of the range are moved inside by 10⁻⁴ of
   *     it, since pixels that are always black have no finite inverse
   * @return a new array of the same shape
   */
  INDArray inverse(SampleShape output, INDArray wanted) {
    return switch (this) {
      case AUTO -> (output.isImage() ? TANH : LINEAR).inverse(output, wanted);
      // artanh y = ½ log((1 + y) / (1 − y)); 2σ(x) − 1 = tanh(x/2), so its inverse is twice that.
      case TANH -> logOdds(wanted).muli(0.5);
      case SIGMOID -> logOdds(wanted);
      case LINEAR -> wanted.dup();
    };
  }

  /** log((1 + y) / (1 − y)). */
  private static INDArray logOdds(INDArray wanted) {
    double end = 1 - 2 * MARGIN;
    try (INDArray inside = Transforms.max(Transforms.min(wanted, end), -end);
        INDArray below = inside.rsub(1)) {
      return Transforms.log(inside.addi(1).divi(below));
    }
  }
}
