package org.gan4j.core.assembly;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentContext;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.ComponentFactory;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.LocatedExperiment;
import org.gan4j.experiment.Locations;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registry;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Builds the parts of experiments. Every method throws {@link org.gan4j.api.GanException}: of kind
 * USAGE where a component refuses the experiment, of kind FAILURE, with the component and its jar,
 * where one breaks.
 */
@ThreadSafe
public final class ExperimentAssembler {
  private final ComponentFactory factory;

  /** Builds parts from these components. */
  @Inject
  public ExperimentAssembler(Registry registry) {
    this.factory = new ComponentFactory(registry);
  }

  /**
   * Builds everything, and makes every check that can be made before the first step: the data can
   * be opened and fill a batch, the networks fit the data and return arrays of the right shape, and
   * the metrics apply to the data.
   *
   * @throws org.gan4j.experiment.ExperimentException with all problems; nothing stays open
   */
  public PreparedTraining assemble(LocatedExperiment experiment, DatasetContext context) {
    return assemble(experiment, context, null);
  }

  /**
   * {@link #assemble(LocatedExperiment, DatasetContext)} for networks that were trained already.
   *
   * @param trained the checkpoint that they are restored from: the data must have its shapes, and
   *     what it keeps of files is used instead of them; null for a new training
   */
  public PreparedTraining assemble(
      LocatedExperiment experiment, DatasetContext context, @Nullable Checkpoint trained) {
    try (Assembly assembly = new Assembly(factory, experiment, trained)) {
      return assembly.training(context);
    }
  }

  /** {@link #assemble(LocatedExperiment, DatasetContext)} for an experiment made in Java. */
  public PreparedTraining assemble(Experiment experiment, DatasetContext context) {
    return assemble(new LocatedExperiment(experiment, Locations.none()), context);
  }

  /** Opens the dataset. */
  public Dataset dataset(Experiment experiment, DatasetContext context) {
    return dataset(experiment.dataset(), context);
  }

  /** Opens a dataset that no experiment names. */
  public Dataset dataset(Component dataset, DatasetContext context) {
    return factory.create(Kind.DATASET, dataset, context, Dataset.class);
  }

  /** Creates the task for data that are described by the context. */
  public Task task(Experiment experiment, TaskContext data) {
    return factory.create(Kind.TASK, experiment.task(), data, Task.class);
  }

  /** Creates the game, with the latent distribution that the experiment chooses. */
  public Game game(Experiment experiment, Task task) {
    Latent latent =
        factory.create(Kind.LATENT, experiment.latent(), LatentContext.standalone(), Latent.class);
    return factory.create(Kind.GAME, experiment.game(), GameContext.of(task, latent), Game.class);
  }

  /**
   * Builds networks with the parameters that a training without data-dependent ones starts from.
   */
  public PlannedNetworks networks(Experiment experiment, DataType dataType) {
    return new PlannedNetworks(factory, experiment, dataType, null);
  }

  /**
   * Creates the metrics that an experiment names.
   *
   * @param training the training data, open as long as the metrics are used
   */
  public List<Metric> metrics(Experiment experiment, Task task, Game game, Dataset training) {
    MetricContext context = MetricContext.of(task, training, readouts(game));
    return experiment.evaluation().metrics().stream()
        .map(component -> factory.create(Kind.METRIC, component, context, Metric.class))
        .toList();
  }

  /** The names of a game's readouts. */
  static Set<String> readouts(Game game) {
    return game.readouts(
            name -> {
              throw new IllegalStateException("the network " + name + " is not built yet");
            })
        .keySet();
  }
}
