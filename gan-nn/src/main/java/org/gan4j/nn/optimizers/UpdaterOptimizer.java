package org.gan4j.nn.optimizers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/** Any of ND4J's updaters as an optimizer: the updater turns the gradient into the update. */
final class UpdaterOptimizer implements Optimizer {
  private final GradientUpdater<?> updater;
  private final StepSize stepSize;
  private final Map<String, INDArray> state;
  private final boolean scalesUpdate;

  private UpdaterOptimizer(
      GradientUpdater<?> updater,
      StepSize stepSize,
      Map<String, INDArray> state,
      boolean scalesUpdate) {
    this.updater = updater;
    this.stepSize = stepSize;
    this.state = state;
    this.scalesUpdate = scalesUpdate;
  }

  /**
   * For an updater that knows a learning rate.
   *
   * @param initialState what each of its arrays is filled with at first
   */
  static UpdaterOptimizer of(
      GradientUpdater<?> updater,
      StepSize stepSize,
      Map<String, Double> initialState,
      OptimizerContext context) {
    return create(updater, stepSize, initialState, context, false);
  }

  /** For an updater without a learning rate: its update is multiplied by the rate. */
  static UpdaterOptimizer scaling(
      GradientUpdater<?> updater,
      StepSize stepSize,
      Map<String, Double> initialState,
      OptimizerContext context) {
    return create(updater, stepSize, initialState, context, true);
  }

  private static UpdaterOptimizer create(
      GradientUpdater<?> updater,
      StepSize stepSize,
      Map<String, Double> initialState,
      OptimizerContext context,
      boolean scalesUpdate) {
    OptimizerState.reserve(initialState.size(), context);
    Map<String, INDArray> state = new LinkedHashMap<>();
    new TreeMap<>(initialState)
        .forEach((name, value) -> state.put(name, OptimizerState.filled(value, context)));
    updater.setState(state, false);
    return new UpdaterOptimizer(updater, stepSize, state, scalesUpdate);
  }

  @Override
  public void step(INDArray values, INDArray gradient, long step) {
    stepSize.clip(gradient);
    double rate = stepSize.rate(step);
    if (!scalesUpdate) {
      updater.getConfig().setLrAndSchedule(rate, null);
    }
    updater.applyUpdater(gradient, Math.toIntExact(step), 0);
    if (scalesUpdate) {
      gradient.muli(rate);
    }
    values.subi(gradient);
  }

  @Override
  public Map<String, INDArray> state() {
    return Map.copyOf(state);
  }
}
