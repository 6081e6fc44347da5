package org.gan4j.core.assembly;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.core.sampling.ChosenMetric;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.LocalSgdOptions;
import org.gan4j.experiment.TrainingOptions;
import org.gan4j.training.LearningNetwork;
import org.gan4j.training.ParameterAverage;
import org.gan4j.training.TrainingLength;
import org.gan4j.training.TrainingPlan;
import org.gan4j.training.TrainingSetup;
import org.jspecify.annotations.Nullable;

/**
 * An experiment whose parts are built and fit each other. Owns the networks and the dataset.
 *
 * @param experiment what it was built from
 * @param setup the trainer's input
 * @param compared what the metrics compare with
 * @param metrics in the experiment's order
 * @param listeners in the experiment's order
 * @param outer takes the steps between averages of workers; null if there are none
 */
public record PreparedTraining(
    Experiment experiment,
    TrainingSetup setup,
    ComparedData compared,
    List<ChosenMetric> metrics,
    List<TrainingListener> listeners,
    @Nullable OuterOptimizer outer)
    implements AutoCloseable {

  /** Copies the lists. */
  public PreparedTraining {
    metrics = List.copyOf(metrics);
    listeners = List.copyOf(listeners);
  }

  /** Batch size, order and length that the experiment asks for, with the size of its dataset. */
  public TrainingPlan plan() {
    TrainingOptions options = experiment.training();
    return new TrainingPlan(options.batchSize(), length(options), options.classBalanced());
  }

  private TrainingLength length(TrainingOptions options) {
    Long iterations = options.iterations();
    if (iterations != null) {
      return TrainingLength.ofIterations(iterations);
    }
    Integer epochs = options.epochs();
    if (epochs == null) {
      throw new IllegalStateException("an experiment has epochs or iterations");
    }
    LocalSgdOptions localSgd = experiment.localSgd();
    // All workers together pass over the data.
    int size = dataset().size() / (localSgd == null ? 1 : localSgd.workers());
    return TrainingLength.ofEpochs(epochs, size, options.batchSize());
  }

  /** The training data. */
  public Dataset dataset() {
    return setup.dataset();
  }

  /** The real samples and the conditions that the players receive. */
  public Task task() {
    return setup.task();
  }

  /** The distribution of z. */
  public Latent latent() {
    return setup.latent();
  }

  /** Frees the networks and the dataset. */
  @Override
  public void close() {
    Deque<AutoCloseable> parts = new ArrayDeque<>();
    parts.push(setup.learningRates());
    if (outer != null) {
      parts.push(outer);
    }
    for (LearningNetwork network : setup.networks()) {
      ParameterAverage average = network.average();
      if (average != null) {
        parts.push(average);
      }
      parts.push(network.network());
    }
    parts.push(dataset());
    parts.push(compared);
    close(parts);
  }

  /** Closes each part even if another fails to. */
  private static void close(Deque<AutoCloseable> parts) {
    if (parts.isEmpty()) {
      return;
    }
    try (AutoCloseable last = parts.pop()) {
      close(parts);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
