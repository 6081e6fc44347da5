package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.gan4j.api.RandomKey;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Compares gradients with central differences in double precision.
 *
 * <p>With step h, a difference is off by h²/6 · f''' from the curve and by about 1e-16 · |f| / h
 * from rounding: 1e-10 and 1e-11 at the first step for functions of order 1. Where the function has
 * a kink (a ReLU) within the step, the difference means nothing; a smaller step is then tried. A
 * gradient that is wrong is so at every step.
 */
final class Differences {
  private static final double[] STEPS = {1e-5, 1e-6, 1e-7};

  /** Relative to the largest derivative of the same array; sees a wrong sign, factor or term. */
  private static final double RELATIVE = 1e-4;

  /** Rounding, at the smallest step, of functions up to 10. */
  private static final double ABSOLUTE = 1e-8;

  /** Of a large array, a selection that is spread out. */
  private static final int MOST = 24;

  private Differences() {}

  /**
   * Checks a gradient.
   *
   * @param gradient of the objective with respect to the variable, of its shape
   * @param variable what the objective depends on: double precision; is put back
   */
  static void check(String name, INDArray gradient, INDArray variable, DoubleSupplier objective) {
    assertThat(gradient.shape())
        .as("shape of the gradient of %s", name)
        .isEqualTo(variable.shape());
    assertThat(variable.dataType()).isEqualTo(DataType.DOUBLE);
    double largest = gradient.amaxNumber().doubleValue();
    long length = variable.length();
    for (long i = 0; i < length; i += Math.max(1, length / MOST)) {
      long[] place = place(i, variable.shape());
      double claimed = gradient.getDouble(place);
      check("d " + name + Arrays.toString(place), claimed, largest, variable, place, objective);
    }
  }

  /** The indices of an element, counted in C order whatever the order in memory. */
  private static long[] place(long index, long[] shape) {
    long[] place = new long[shape.length];
    long rest = index;
    for (int i = shape.length - 1; i >= 0; i--) {
      place[i] = rest % shape[i];
      rest /= shape[i];
    }
    return place;
  }

  private static void check(
      String name,
      double claimed,
      double largest,
      INDArray variable,
      long[] place,
      DoubleSupplier objective) {
    double expected = Double.NaN;
    for (double step : STEPS) {
      double difference = difference(variable, place, step, objective);
      double tolerance = RELATIVE * Math.max(Math.abs(difference), largest) + ABSOLUTE;
      if (Math.abs(difference - claimed) <= tolerance) {
        return;
      }
      expected = Double.isNaN(expected) ? difference : expected;
    }
    throw new AssertionError(
        "%s is %s, but the central difference is %s".formatted(name, claimed, expected));
  }

  private static double difference(
      INDArray variable, long[] place, double step, DoubleSupplier objective) {
    double original = variable.getDouble(place);
    variable.putScalar(place, original + step);
    double above = objective.getAsDouble();
    variable.putScalar(place, original - step);
    double below = objective.getAsDouble();
    variable.putScalar(place, original);
    return (above - below) / (2 * step);
  }

  /** An array of draws from N(0, 1), the same for the same name. */
  static INDArray gaussian(String name, DataType type, long... shape) {
    INDArray array = Nd4j.create(type, shape);
    RandomKey.ofSeed(7).split(name).fillGaussian(array, 0, 1);
    return array;
  }
}
