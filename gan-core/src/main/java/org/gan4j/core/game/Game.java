package org.gan4j.core.game;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.experiment.Experiment;
import org.jspecify.annotations.Nullable;

/**
 * An experiment whose parts are built and fit each other: what a trainer plays. Owns the networks
 * and the dataset.
 *
 * @param experiment what it was built from
 * @param regularizers in the experiment's order
 * @param metrics in the experiment's order
 * @param listeners in the experiment's order
 * @param average of the generator; null if it is not averaged
 * @param learningRates what share of their steps the optimizers take
 * @param key the root of the run's randomness; {@code generator} and {@code discriminator} are
 *     split off for the networks
 */
public record Game(
    Experiment experiment,
    Dataset dataset,
    Task task,
    Latent latent,
    Generator generator,
    Discriminator discriminator,
    LossStrategy loss,
    List<Regularizer> regularizers,
    TrainingSchedule schedule,
    Optimizer generatorOptimizer,
    Optimizer discriminatorOptimizer,
    List<Metric> metrics,
    List<TrainingListener> listeners,
    @Nullable GeneratorAverage average,
    LearningRates learningRates,
    RandomKey key)
    implements AutoCloseable {

  /** Copies the lists. */
  public Game {
    regularizers = List.copyOf(regularizers);
    metrics = List.copyOf(metrics);
    listeners = List.copyOf(listeners);
  }

  /** The generator that is sampled: the average, if there is one. */
  public Generator sampled() {
    return average == null ? generator : average.generator();
  }

  /** Frees the networks and the dataset. */
  @Override
  public void close() {
    try (dataset;
        generator;
        discriminator;
        average;
        learningRates) {
      // Each is closed even if another fails to.
    }
  }
}
