package org.gan4j.evaluation.features;

import org.gan4j.api.GanException;
import org.gan4j.api.evaluation.FeatureContext.Progress;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.nn.optimizers.AdamConfiguration;
import org.gan4j.nn.optimizers.AdamProvider;
import org.gan4j.nn.optimizers.LearningRateDecay;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The iterations in which features are learned, and how they are watched.
 *
 * @param work in words for the user
 * @param iterations how many
 */
record Learning(String work, int iterations, Progress progress) {
  private static final int REPORTED = 10;
  private static final double RATE = 2e-3;

  /** One iteration. */
  @FunctionalInterface
  interface Iteration {
    /**
     * Takes a step.
     *
     * @param number from 0
     */
    void run(int number);
  }

  /** Takes all steps; ends early with what the watcher throws. */
  void run(Iteration iteration) {
    for (int i = 0; i < iterations; i++) {
      if (i % REPORTED == 0) {
        progress.done(work, i, iterations);
      }
      iteration.run(i);
    }
    progress.done(work, iterations, iterations);
  }

  /** Adam, with a rate that falls along half a cosine wave to 0. */
  Optimizer optimizer(Network network) {
    return new AdamProvider()
        .create(
            new AdamConfiguration(
                RATE, 0.9, 0.999, 1e-8, new LearningRateDecay.Cosine(iterations, 0), null),
            OptimizerContext.of(network.parameters().values().length(), DataType.FLOAT));
  }

  /**
   * Requires that training has not diverged.
   *
   * @throws GanException if a parameter is not finite
   */
  void requireFinite(Network network) {
    for (float value : network.parameters().values().toFloatVector()) {
      if (!Float.isFinite(value)) {
        throw GanException.failure(
            "a parameter of the feature network is not finite",
            work,
            "look for NaN or huge values in the data");
      }
    }
  }
}
