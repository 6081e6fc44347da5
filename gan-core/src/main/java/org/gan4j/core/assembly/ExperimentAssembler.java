package org.gan4j.core.assembly;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentContext;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.evaluation.FeatureSource;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.api.training.SampleOverview;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.core.sampling.ChosenMetric;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.ComponentFactory;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.ExperimentReader;
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
  /** The task of samples that no experiment has made. */
  private static final String GENERATION = "generation";

  private final ComponentFactory factory;
  private final Registry registry;
  private final Provider<Optional<SampleOverview>> pictures;

  /** Builds parts from these components, for trainings without pictures of samples. */
  public ExperimentAssembler(Registry registry) {
    this(registry, Optional::empty);
  }

  /** Builds parts from these components. */
  @Inject
  public ExperimentAssembler(Registry registry, Provider<Optional<SampleOverview>> pictures) {
    this.factory = new ComponentFactory(registry);
    this.registry = registry;
    this.pictures = pictures;
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
    try (Assembly assembly = new Assembly(factory, experiment, trained, pictures.get())) {
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

  /** The fingerprint of what an experiment trains with. */
  public String fingerprint(Experiment experiment, DatasetContext context) {
    try (Dataset whole = dataset(experiment, context)) {
      return HeldOut.of(whole, experiment).training().fingerprint();
    }
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
   *
   * @param memory what they may take
   */
  public PlannedNetworks networks(Experiment experiment, DataType dataType, MemoryBudget memory) {
    return new PlannedNetworks(factory, experiment, dataType, null, memory);
  }

  /**
   * Creates the metrics that judge the samples of a training where its experiment names none.
   *
   * @param reader completes the settings of the metrics
   */
  public List<ChosenMetric> defaultMetrics(PreparedTraining training, ExperimentReader reader) {
    MetricContext context =
        new MetricContext.Parts(
            training.task(),
            training.dataset(),
            readouts(training.setup().game()),
            training.compared().features(),
            training.compared().isHeldOut(training.dataset()));
    return defaultMetrics(context, reader);
  }

  private List<ChosenMetric> defaultMetrics(MetricContext context, ExperimentReader reader) {
    return registry.components(Kind.METRIC).stream()
        .filter(
            registered ->
                registered.provider() instanceof MetricProvider<?> provider
                    && provider.judgesByDefault(context))
        .map(registered -> reader.component(Kind.METRIC, registered.type()))
        .map(component -> metric(factory, component, context))
        .toList();
  }

  /**
   * Creates metrics of samples that any program has made.
   *
   * @param training real samples, which features are learned from
   * @param heldOut whether the real samples to compare with are others
   * @param labelled whether the samples and the real ones have labels
   * @param available how many samples there are
   * @param components the metrics; empty for those that judge such samples by default
   * @param features that the metrics compare; empty for what suits the data
   * @throws GanException of kind USAGE if a metric needs the generator
   */
  public SampleMetrics sampleMetrics(
      Dataset training,
      boolean heldOut,
      boolean labelled,
      int available,
      List<Component> components,
      Optional<Component> features,
      ExperimentReader reader,
      DatasetContext data) {
    components.forEach(this::requireComparesSamples);
    Task task =
        factory.create(
            Kind.TASK,
            reader.component(Kind.TASK, GENERATION),
            TaskContext.of(training.arrays(), training.classes()),
            Task.class);
    LearnedFeatures learned =
        new LearnedFeatures(factory, features.or(reader::automaticFeatures), training, data);
    MetricContext context = new OfSamples(task, training, learned, heldOut, labelled, available);
    List<ChosenMetric> metrics =
        components.isEmpty()
            ? defaultMetrics(context, reader).stream()
                .filter(ChosenMetric::comparesSamples)
                .toList()
            : components.stream().map(component -> metric(factory, component, context)).toList();
    return new SampleMetrics(metrics, learned);
  }

  /** Where there are only samples. */
  private record OfSamples(
      Task task,
      Dataset training,
      FeatureSource features,
      boolean heldOut,
      boolean labelledSamples,
      int availableSamples)
      implements MetricContext {
    @Override
    public Set<String> readouts() {
      return Set.of();
    }
  }

  private void requireComparesSamples(Component metric) {
    if (!comparesSamples(factory, metric)) {
      throw GanException.usage(
          metric.type() + " needs a trained generator, and there are only samples",
          metric.type(),
          "choose a metric that compares samples, or give the run of the generator");
    }
  }

  private static boolean comparesSamples(ComponentFactory factory, Component metric) {
    return factory.provider(Kind.METRIC, metric, MetricProvider.class).comparesSamples();
  }

  /** Creates a metric. */
  static ChosenMetric metric(ComponentFactory factory, Component component, MetricContext context) {
    return new ChosenMetric(
        component,
        comparesSamples(factory, component),
        factory.create(Kind.METRIC, component, context, Metric.class));
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
