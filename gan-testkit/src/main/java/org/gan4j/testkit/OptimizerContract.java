package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.testkit.FiniteDifferences.gaussian;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.api.network.OptimizerProvider;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The contract of every optimizer: it descends, does not change parameters without a gradient, and
 * its state is complete.
 *
 * @param <C> its configuration
 */
public abstract class OptimizerContract<C extends Record> extends ComponentContract<C> {
  private static final int LENGTH = 7;
  private static final int STEPS = 12;

  /** For subclasses. */
  protected OptimizerContract() {}

  @Override
  protected abstract OptimizerProvider<C> provider();

  private Optimizer create(DataType type) {
    return provider().create(configuration(), OptimizerContext.of(LENGTH, type));
  }

  /** Some steps with gradients that depend on the number of the step alone. */
  private static void steps(Optimizer optimizer, INDArray values, int from, int to) {
    for (int step = from; step < to; step++) {
      optimizer.step(values, gaussian("gradient " + step, values.dataType(), LENGTH), step);
    }
  }

  private static double bowl(INDArray values) {
    return values.mul(values).sumNumber().doubleValue() / 2;
  }

  @Test
  void goesDownhill() {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      Optimizer optimizer = create(type);
      INDArray values = gaussian("start", type, LENGTH);
      double before = bowl(values);
      for (int step = 0; step < STEPS; step++) {
        // The gradient of the bowl at x is x.
        optimizer.step(values, values.dup(), step);
      }
      assertThat(bowl(values)).as("½ |x|² in %s", type).isLessThan(before);
    }
  }

  @Test
  void leavesAloneWhatNeverHadAGradient() {
    Optimizer optimizer = create(DataType.FLOAT);
    INDArray values = gaussian("start", DataType.FLOAT, LENGTH);
    float before = values.getFloat(2);
    for (int step = 0; step < STEPS; step++) {
      INDArray gradient = gaussian("gradient " + step, DataType.FLOAT, LENGTH);
      gradient.putScalar(2, 0);
      optimizer.step(values, gradient, step);
    }
    assertThat(values.getFloat(2)).isEqualTo(before);
  }

  @Test
  void goesOnFromItsStateAsIfThereWasNoInterruption() {
    INDArray uninterrupted = gaussian("start", DataType.FLOAT, LENGTH);
    steps(create(DataType.FLOAT), uninterrupted, 0, STEPS);

    INDArray values = gaussian("start", DataType.FLOAT, LENGTH);
    Optimizer before = create(DataType.FLOAT);
    steps(before, values, 0, STEPS / 2);
    Map<String, INDArray> saved = new LinkedHashMap<>();
    before.state().forEach((name, array) -> saved.put(name, array.dup()));
    Optimizer after = create(DataType.FLOAT);
    assertThat(after.state().keySet()).isEqualTo(saved.keySet());
    saved.forEach((name, array) -> Objects.requireNonNull(after.state().get(name)).assign(array));
    steps(after, values, STEPS / 2, STEPS);

    assertThat(values).isEqualTo(uninterrupted);
  }

  @Test
  void movesViewsAsItMovesArrays() {
    INDArray expected = gaussian("start", DataType.FLOAT, LENGTH);
    steps(create(DataType.FLOAT), expected, 0, 3);
    INDArray whole = Nd4j.zeros(DataType.FLOAT, LENGTH + 4);
    INDArray view = whole.get(org.nd4j.linalg.indexing.NDArrayIndex.interval(2, 2 + LENGTH));
    view.assign(gaussian("start", DataType.FLOAT, LENGTH));
    steps(create(DataType.FLOAT), view, 0, 3);

    assertThat(view.dup()).isEqualTo(expected);
    assertThat(whole.getDouble(1)).isZero();
    assertThat(whole.getDouble(LENGTH + 2L)).isZero();
  }
}
