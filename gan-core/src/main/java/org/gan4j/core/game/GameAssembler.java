package org.gan4j.core.game;

import jakarta.inject.Inject;
import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.LocatedExperiment;
import org.gan4j.experiment.Locations;
import org.gan4j.experiment.registry.Registry;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Builds the parts of experiments. Every method throws {@link org.gan4j.api.GanException}: of kind
 * USAGE where a component refuses the experiment, of kind FAILURE, with the component and its jar,
 * where one breaks. Immutable and thread-safe.
 */
public final class GameAssembler {
  private final Parts parts;

  /** Builds parts from these components. */
  @Inject
  public GameAssembler(Registry registry) {
    this.parts = new Parts(registry);
  }

  /**
   * Builds everything, and makes every check that can be made before the first step: the data can
   * be opened and fill a batch, the networks fit the data, and make and judge two samples, the
   * metrics go with the data.
   *
   * @throws org.gan4j.experiment.ExperimentException with all that does not work or fit; nothing
   *     stays open
   */
  public Game assemble(LocatedExperiment experiment, DatasetContext context) {
    try (Assembly assembly = new Assembly(parts, experiment)) {
      return assembly.game(context);
    }
  }

  /** {@link #assemble(LocatedExperiment, DatasetContext)} for an experiment made in Java. */
  public Game assemble(Experiment experiment, DatasetContext context) {
    return assemble(new LocatedExperiment(experiment, Locations.none()), context);
  }

  /** Opens the dataset. */
  public Dataset dataset(Experiment experiment, DatasetContext context) {
    return dataset(experiment.dataset(), context);
  }

  /** Opens a dataset that no experiment names. */
  public Dataset dataset(Component dataset, DatasetContext context) {
    return parts.dataset(dataset, context);
  }

  /**
   * Creates the task.
   *
   * @param data the shape of the dataset's samples
   * @param classes the names of the dataset's classes; empty if it has no labels
   */
  public Task task(Experiment experiment, SampleShape data, List<String> classes) {
    return parts.task(experiment.task(), data, classes);
  }

  /**
   * Creates the metrics that an experiment names.
   *
   * @param training the data of the training, open as long as the metrics are used
   */
  public List<Metric> metrics(Experiment experiment, Task task, Dataset training) {
    return experiment.evaluation().metrics().stream()
        .map(component -> parts.metric(component, task, training))
        .toList();
  }

  /** Creates the latent distribution. */
  public Latent latent(Experiment experiment) {
    return parts.latent(experiment.latent());
  }

  /** Builds the generator with the parameters that a training starts from. */
  public Generator generator(Experiment experiment, Task task, Latent latent, DataType dataType) {
    RandomKey key = RandomKey.ofSeed(experiment.seed()).split("generator");
    return parts.generator(
        experiment.generator(),
        new GeneratorContext(
            latent.size(), task.generatorCondition(), task.generated(), dataType, key));
  }

  /** Builds the discriminator with the parameters that a training starts from. */
  public Discriminator discriminator(Experiment experiment, Task task, DataType dataType) {
    RandomKey key = RandomKey.ofSeed(experiment.seed()).split("discriminator");
    return parts.discriminator(
        experiment.discriminator(),
        new DiscriminatorContext(task.judged(), task.discriminatorCondition(), dataType, key));
  }
}
