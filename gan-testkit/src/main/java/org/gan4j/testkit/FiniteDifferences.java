package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Parameters.Role;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Compares gradients with central differences, (f(x + h) - f(x - h)) / 2h, in double precision.
 *
 * <p>With step h, a difference is off by h²/6 · f''' from the curve and by about 1e-16 · |f| / h
 * from rounding: by 1e-10 · f''' / 6 and 1e-11 · |f| at a step of 1e-5. A tolerance has to leave
 * room for both and for nothing else; a wrong sign, factor or term is then seen. Where the function
 * has a kink (a ReLU) within the step, the difference means nothing; a smaller step is then tried.
 * A gradient that is wrong is so at every step.
 *
 * <p>Of a large array a selection is checked, spread out over the array.
 *
 * <pre>{@code
 * FiniteDifferences.standard().check("input", gradient, input, () -> loss(input));
 * }</pre>
 *
 * <p>Immutable.
 */
@ThreadSafe
public final class FiniteDifferences {
  /** The least count of numbers that is checked in a large array. */
  private static final int SELECTION = 24;

  private static final List<Double> STEPS = List.of(1e-5, 1e-6, 1e-7);

  /** Sees a wrong sign, factor or term. */
  private static final double RELATIVE_TO_LARGEST = 1e-4;

  /** Rounding, at the smallest step, of functions up to 10. */
  private static final double ABSOLUTE = 1e-8;

  private final List<Double> steps;
  private final double absolute;
  private final double relative;
  private final double relativeToLargest;
  private final int selection;

  private FiniteDifferences(
      List<Double> steps,
      double absolute,
      double relative,
      double relativeToLargest,
      int selection) {
    this.steps = steps;
    this.absolute = absolute;
    this.relative = relative;
    this.relativeToLargest = relativeToLargest;
    this.selection = selection;
  }

  /**
   * For functions of any scale: steps of 1e-5, 1e-6 and 1e-7, and a tolerance of 1e-8 and 1e-4 of
   * the largest derivative of the same array.
   */
  public static FiniteDifferences standard() {
    return new FiniteDifferences(STEPS, ABSOLUTE, 0, RELATIVE_TO_LARGEST, SELECTION);
  }

  /** The same with another step, and no smaller one for kinks. */
  public FiniteDifferences withStep(double step) {
    return new FiniteDifferences(List.of(step), absolute, relative, relativeToLargest, selection);
  }

  /**
   * The same with a tolerance of {@code absoluteError} and {@code relativeError} of each derivative
   * itself, however large the others are.
   */
  public FiniteDifferences within(double absoluteError, double relativeError) {
    return new FiniteDifferences(steps, absoluteError, relativeError, 0, selection);
  }

  /** The same for every number of an array, however large. */
  public FiniteDifferences ofEveryNumber() {
    return ofAtLeast(Integer.MAX_VALUE);
  }

  /**
   * The same for another selection: each number costs two passes or more.
   *
   * @param numbers of a large array; all of a smaller one
   */
  public FiniteDifferences ofAtLeast(int numbers) {
    return new FiniteDifferences(steps, absolute, relative, relativeToLargest, numbers);
  }

  /**
   * Checks a gradient.
   *
   * @param name of the variable, for messages
   * @param gradient of the objective with respect to the variable, of its shape
   * @param variable of the objective, of type DOUBLE; it is restored
   * @throws AssertionError if they differ by more than the tolerance
   */
  public void check(String name, INDArray gradient, INDArray variable, DoubleSupplier objective) {
    assertThat(gradient.shape())
        .as("shape of the gradient of %s", name)
        .isEqualTo(variable.shape());
    assertThat(variable.dataType()).isEqualTo(DataType.DOUBLE);
    double largest = gradient.amaxNumber().doubleValue();
    long length = variable.length();
    for (long i = 0; i < length; i += Math.max(1, length / selection)) {
      long[] place = place(i, variable.shape());
      double claimed = gradient.getDouble(place);
      check("d " + name + Arrays.toString(place), claimed, largest, variable, place, objective);
    }
  }

  /**
   * Checks the accumulated gradient of all trainable parameters, and that of running statistics,
   * which is zero.
   *
   * @param name of the network in messages
   * @param parameters with a gradient, of type DOUBLE; values are put back
   * @param objective what it is the gradient of; may add to the gradient
   */
  public void check(String name, Parameters parameters, DoubleSupplier objective) {
    Map<String, INDArray> claimed = new LinkedHashMap<>();
    for (Parameter parameter : parameters.named()) {
      claimed.put(parameter.name(), parameter.gradient().dup());
    }
    for (Parameter parameter : parameters.named()) {
      INDArray gradient = Objects.requireNonNull(claimed.get(parameter.name()));
      if (parameter.role() == Role.STATISTIC) {
        assertThat(gradient.amaxNumber().doubleValue()).as(parameter.name()).isZero();
      } else {
        check(name + " " + parameter.name(), gradient, parameter.value(), objective);
      }
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

  private void check(
      String name,
      double claimed,
      double largest,
      INDArray variable,
      long[] place,
      DoubleSupplier objective) {
    double expected = Double.NaN;
    for (double step : steps) {
      double difference = difference(variable, place, step, objective);
      double size = Math.abs(difference);
      double tolerance = absolute + relative * size + relativeToLargest * Math.max(size, largest);
      if (Math.abs(difference - claimed) <= tolerance) {
        return;
      }
      expected = Double.isNaN(expected) ? difference : expected;
    }
    throw new AssertionError(
        String.format(
            Locale.ROOT, "%s is %s, but the central difference is %s", name, claimed, expected));
  }

  private static double difference(
      INDArray variable, long[] place, double step, DoubleSupplier objective) {
    double original = variable.getDouble(place);
    double slope =
        derivative(
            shift -> {
              variable.putScalar(place, original + shift);
              return objective.getAsDouble();
            },
            step);
    variable.putScalar(place, original);
    return slope;
  }

  /**
   * The derivative of a function at zero, (f(step) - f(-step)) / 2 step.
   *
   * @param function along a line, for instance
   */
  public static double derivative(DoubleUnaryOperator function, double step) {
    double above = function.applyAsDouble(step);
    double below = function.applyAsDouble(-step);
    return (above - below) / (2 * step);
  }

  /** An array of draws from N(0, 1), the same for the same name. */
  static INDArray gaussian(String name, DataType type, long... shape) {
    INDArray array = Nd4j.create(type, shape);
    RandomKey.ofSeed(7).split(name).fillGaussian(array, 0, 1);
    return array;
  }
}
