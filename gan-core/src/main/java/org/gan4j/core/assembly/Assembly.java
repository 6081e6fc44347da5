package org.gan4j.core.assembly;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentContext;
import org.gan4j.api.data.ReorderedClasses;
import org.gan4j.api.data.SampleFeatures;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.api.objective.AugmentationContext;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.Regularizer.Networks;
import org.gan4j.api.objective.RegularizerContext;
import org.gan4j.api.schedule.ScheduleContext;
import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.api.training.ListenerContext;
import org.gan4j.api.training.SampleOverview;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.core.sampling.ChosenMetric;
import org.gan4j.core.sampling.GridLayout;
import org.gan4j.core.sampling.PictureMemory;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.ComponentFactory;
import org.gan4j.experiment.DataFit;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.ExperimentException;
import org.gan4j.experiment.LocalSgdOptions;
import org.gan4j.experiment.LocatedExperiment;
import org.gan4j.experiment.Locations;
import org.gan4j.experiment.Problem;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.training.LearningNetwork;
import org.gan4j.training.LearningPlayer;
import org.gan4j.training.LearningRates;
import org.gan4j.training.TrainingSetup;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One experiment on its way to a training. A part that is refused does not keep the others, as far
 * as they do without it, from being built and checked; closing releases all of them unless the
 * training was completed.
 */
final class Assembly implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);

  private final ComponentFactory factory;
  private final Experiment experiment;
  private final Locations locations;
  private final MemoryBudget memory;
  private final RandomKey key;
  private final @Nullable Checkpoint trained;
  private final Optional<SampleOverview> pictures;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final List<Problem> problems = new ArrayList<>();

  Assembly(
      ComponentFactory factory,
      LocatedExperiment experiment,
      @Nullable Checkpoint trained,
      Optional<SampleOverview> pictures) {
    this.pictures = pictures;
    this.trained = trained;
    this.factory = factory;
    this.experiment = experiment.experiment();
    this.locations = experiment.locations();
    MemoryBudget all =
        MemoryBudget.ofProcess().forBatchesOf(this.experiment.training().batchSize());
    this.memory = trained == null ? all : all.forParametersOf(trained.file());
    this.key = RandomKey.ofSeed(this.experiment.seed());
  }

  PreparedTraining training(DatasetContext where) {
    Optional<HeldOut> split =
        attempt(
                "dataset",
                () ->
                    fitting(keep(create(Kind.DATASET, experiment.dataset(), where, Dataset.class))))
            .map(whole -> HeldOut.of(whole, experiment));
    Optional<Dataset> dataset = split.map(HeldOut::training);
    dataset.ifPresent(this::checkSize);
    dataset.ifPresent(this::checkClasses);
    if (dataset.isPresent() && !fitsBatch(dataset.get())) {
      throw new ExperimentException(problems);
    }
    Optional<Dataset> reference = reference(split, where);
    Optional<LearnedFeatures> features =
        dataset.map(
            data ->
                keep(
                    new LearnedFeatures(
                        factory,
                        Optional.ofNullable(experiment.evaluation().features()),
                        data,
                        where)));
    Optional<Latent> latent =
        attempt(
            "latent",
            () ->
                create(Kind.LATENT, experiment.latent(), LatentContext.standalone(), Latent.class));
    Optional<LossStrategy> loss =
        attempt(
            "loss",
            () ->
                create(Kind.LOSS, experiment.loss(), LossContext.standalone(), LossStrategy.class));
    List<Regularizer> regularizers = regularizers();
    Optional<Task> task = dataset.flatMap(data -> task(data, features));
    task.ifPresent(this::checkGrid);
    task.ifPresent(this::checkWorkers);
    Optional<Game> game = task.flatMap(t -> latent.flatMap(l -> game(t, l)));
    Optional<TrainingSchedule> schedule = game.flatMap(this::schedule);
    Optional<List<LearningPlayer>> players =
        game.flatMap(g -> dataset.flatMap(data -> players(g, data)));
    players.ifPresent(all -> prepare(regularizers, all));
    List<Augmentation> augmentations =
        createAll(
            "augmentations",
            Kind.AUGMENTATION,
            experiment.augmentations(),
            task.map(t -> AugmentationContext.of(t.discriminated(), t.discriminatorCondition()))
                .orElse(AugmentationContext.standalone()),
            Augmentation.class);
    List<ChosenMetric> metrics =
        game.flatMap(
                g -> task.flatMap(t -> dataset.map(d -> context(g, t, d, features, reference))))
            .map(this::metrics)
            .orElse(List.of());
    List<TrainingListener> listeners =
        createAll(
            "listeners",
            Kind.LISTENER,
            experiment.listeners(),
            ListenerContext.of(game.map(Game::players).orElse(List.of())),
            TrainingListener.class);
    if (!problems.isEmpty()) {
      throw new ExperimentException(problems);
    }
    TrainingSetup setup =
        new TrainingSetup(
            game.orElseThrow(),
            players.orElseThrow(),
            dataset.orElseThrow(),
            task.orElseThrow(),
            loss.orElseThrow(),
            augmentations,
            regularizers,
            schedule.orElseThrow(),
            new LearningRates(),
            key);
    opened.clear();
    return new PreparedTraining(
        experiment,
        setup,
        new ComparedData(reference.orElseThrow(), features.orElseThrow()),
        metrics,
        listeners,
        outer(setup));
  }

  private @Nullable OuterOptimizer outer(TrainingSetup setup) {
    LocalSgdOptions options = experiment.localSgd();
    return options != null && options.takesOuterSteps()
        ? new OuterOptimizer(options, setup.networks())
        : null;
  }

  /** The data of a training that goes on: its classes keep the numbers that they had. */
  private Dataset fitting(Dataset dataset) {
    if (trained == null) {
      return dataset;
    }
    Dataset rows = TrainedTable.encode(dataset, trained.header());
    DataFit.requireShapes(trained.header().arrays(), rows.arrays(), trained.file().toString());
    List<String> classes = trained.header().classes();
    return classes.size() == rows.classes().size() && classes.containsAll(rows.classes())
        ? ReorderedClasses.of(rows, classes)
        : rows;
  }

  private void checkSize(Dataset dataset) {
    int batch = experiment.training().batchSize();
    if (dataset.size() < batch) {
      problems.add(
          locations.problem(
              "training.batchSize",
              String.format(
                  Locale.ROOT,
                  "a batch of %d is more than the %d samples of the dataset",
                  batch,
                  dataset.size()),
              String.format(Locale.ROOT, "make it at most %d, or take more data", dataset.size())));
    }
    LocalSgdOptions localSgd = experiment.localSgd();
    if (localSgd != null
        && dataset.size() >= batch
        && dataset.size() / localSgd.workers() < batch) {
      problems.add(
          locations.problem(
              "localSgd.workers",
              String.format(
                  Locale.ROOT,
                  "each of %d workers has %d of the %d samples, and a batch is %d",
                  localSgd.workers(),
                  dataset.size() / localSgd.workers(),
                  dataset.size(),
                  batch),
              String.format(
                  Locale.ROOT,
                  "take at most %d workers, or a smaller training.batchSize",
                  dataset.size() / batch)));
    }
  }

  private void checkClasses(Dataset dataset) {
    if (experiment.training().classBalanced() && dataset.classes().isEmpty()) {
      problems.add(
          locations.problem(
              "training.classBalanced",
              "classes are to be drawn equally often, and the samples of the dataset "
                  + experiment.dataset().type()
                  + " have no labels",
              "remove it, or take data with labels"));
    }
  }

  /**
   * Whether a batch fits into memory. Networks for samples that do not are not even tried: what
   * they need beside is far more.
   */
  private boolean fitsBatch(Dataset dataset) {
    int batch = experiment.training().batchSize();
    int before = problems.size();
    dataset
        .arrays()
        .forEach(
            (name, shape) ->
                attempt(
                    "training.batchSize",
                    () -> {
                      long bytes = MemoryBudget.times(batch, shape.length(), Float.BYTES);
                      String need =
                          String.format(Locale.ROOT, "a batch of %,d samples of %s", batch, shape);
                      String remedy = "lower training.batchSize, or the size of the samples";
                      MemoryBudget.requireArray(need, bytes, "its array \"" + name + "\"", remedy);
                      memory.reserve(need, bytes, remedy);
                      return name;
                    }));
    return problems.size() == before;
  }

  /** The pictures of samples that training draws; where networks are only used, there are none. */
  private void checkGrid(Task task) {
    if (trained != null) {
      return;
    }
    String setting = "evaluation.samples";
    attempt(
        setting,
        () -> {
          GridLayout layout = GridLayout.ofTraining(task, experiment.evaluation().samples());
          new PictureMemory(task.pictured(), layout.count(), layout.columns())
              .require(pictures.orElse(null), setting);
          return layout;
        });
  }

  /** What a task has renewed is of the whole data, and a worker sees its share. */
  private void checkWorkers(Task task) {
    if (experiment.localSgd() != null && task.renewedEvery() > 0) {
      problems.add(
          locations.problem(
              "localSgd",
              "the task "
                  + experiment.task().type()
                  + " passes over the whole data again while it trains, and each worker has its"
                  + " share of them",
              "remove localSgd, or the setting of the task that renews, such as task.renewEvery"));
    }
  }

  private Optional<Task> task(Dataset dataset, Optional<LearnedFeatures> features) {
    Component component = experiment.task();
    SampleFeatures maps = features.map(LearnedFeatures::ofTask).orElse(SampleFeatures.NONE);
    TaskContext fromFiles = TaskContext.of(dataset.arrays(), dataset.classes()).withFeatures(maps);
    return attempt(
        "task",
        () -> {
          Task task =
              trained == null
                  ? create(Kind.TASK, component, fromFiles, Task.class)
                  : trainedTask(component, dataset, fromFiles, trained);
          return use(
              Kind.TASK,
              component,
              task,
              () -> task.requireBatchSize(experiment.training().batchSize()));
        });
  }

  private Task trainedTask(
      Component component, Dataset dataset, TaskContext fromFiles, Checkpoint checkpoint) {
    Map<String, INDArray> kept = checkpoint.kept();
    TaskContext context =
        TaskContext.of(dataset.arrays(), dataset.classes(), kept)
            .withFeatures(fromFiles.features());
    Task task = create(Kind.TASK, component, context, Task.class);
    if (task.classConditions().isPresent()) {
      DataFit.requireClasses(
          checkpoint.header().classes(), dataset.classes(), checkpoint.file().toString());
    }
    if (!kept.isEmpty() && hasChanged(component, fromFiles, kept)) {
      LOG.warn(
          "what the task {} reads from files is not what the run was started with; the run's own is"
              + " used",
          component.type());
    }
    return task;
  }

  /** A file that is gone has not changed. */
  private boolean hasChanged(
      Component component, TaskContext fromFiles, Map<String, INDArray> kept) {
    try {
      return !create(Kind.TASK, component, fromFiles, Task.class).kept().equals(kept);
    } catch (GanException e) {
      return false;
    }
  }

  private Optional<Game> game(Task task, Latent latent) {
    Component component = experiment.game();
    return attempt(
        "game",
        () -> {
          Game game = create(Kind.GAME, component, GameContext.of(task, latent), Game.class);
          return use(
              Kind.GAME,
              component,
              game,
              () -> game.requireBatchSize(experiment.training().batchSize()));
        });
  }

  private Optional<TrainingSchedule> schedule(Game game) {
    return attempt(
        "schedule",
        () ->
            create(
                Kind.SCHEDULE,
                experiment.schedule(),
                ScheduleContext.of(game.players()),
                TrainingSchedule.class));
  }

  /** The players with their networks; empty if a network is missing. */
  private Optional<List<LearningPlayer>> players(Game game, Dataset data) {
    NetworkAssembly networks = new NetworkAssembly(factory, experiment, data, memory);
    if (!fit(game, networks)) {
      return Optional.empty();
    }
    List<LearningPlayer> players = new ArrayList<>();
    boolean[] complete = {true};
    for (var player : game.players()) {
      List<LearningNetwork> learning = new ArrayList<>();
      for (var plan : player.networks()) {
        if (plan.role() == NetworkRole.AUXILIARY && !complete[0]) {
          continue;
        }
        Optional<LearningNetwork> built =
            attempt(NetworkAssembly.path(plan.role()), () -> networks.build(plan, this::keep))
                .flatMap(
                    network ->
                        attempt(
                            NetworkAssembly.optimizerPath(player.role()),
                            () -> networks.learning(plan, player.role(), network, this::keep)));
        built.ifPresentOrElse(learning::add, () -> complete[0] = false);
      }
      if (!learning.isEmpty()) {
        players.add(new LearningPlayer(player.name(), player.drawsBatch(), learning));
      }
    }
    return complete[0] ? Optional.of(players) : Optional.empty();
  }

  /**
   * Whether all networks fit into memory together, which is found before the first is built.
   * Auxiliary ones, which read the features of others, are small.
   */
  private boolean fit(Game game, NetworkAssembly networks) {
    int before = problems.size();
    for (var player : game.players()) {
      for (var plan : player.networks()) {
        if (plan.role() != NetworkRole.AUXILIARY) {
          attempt(NetworkAssembly.path(plan.role()), () -> networks.count(plan))
              .filter(length -> length > 0)
              .ifPresent(
                  length ->
                      attempt(
                          NetworkAssembly.optimizerPath(player.role()),
                          () -> {
                            networks.countOptimizer(length, player.role());
                            return length;
                          }));
        }
      }
    }
    return problems.size() == before;
  }

  private List<Regularizer> regularizers() {
    return createAll(
        "regularizers",
        Kind.REGULARIZER,
        experiment.regularizers(),
        RegularizerContext.standalone(),
        Regularizer.class);
  }

  /** Lets regularizers refuse the networks; if one could not be created, the others wait. */
  private void prepare(List<Regularizer> regularizers, List<LearningPlayer> players) {
    List<Component> components = experiment.regularizers();
    List<Regularizer.Participant> participants =
        players.stream()
            .flatMap(player -> player.networks().stream())
            .map(LearningNetwork::participant)
            .toList();
    for (int i = 0; i < regularizers.size() && regularizers.size() == components.size(); i++) {
      Regularizer regularizer = regularizers.get(i);
      Component component = components.get(i);
      Networks networks = new Networks(participants, key.split("regularizer").split(i));
      attempt(
          "regularizers[" + i + "]",
          () -> use(Kind.REGULARIZER, component, regularizer, () -> regularizer.prepare(networks)));
    }
  }

  private Optional<Dataset> reference(Optional<HeldOut> split, DatasetContext where) {
    Component named = experiment.evaluation().reference();
    if (named == null) {
      return split.map(HeldOut::reference);
    }
    String path = "evaluation.reference";
    Optional<Dataset> opened =
        attempt(path, () -> keep(create(Kind.DATASET, named, where, Dataset.class)));
    return split.flatMap(
        parts -> opened.flatMap(data -> attempt(path, () -> comparable(parts.training(), data))));
  }

  /** The reference in the encoding of the data that are trained with, and with their classes. */
  private Dataset comparable(Dataset training, Dataset opened) {
    Dataset reference = training.table().map(opened::encodedAs).orElse(opened);
    if (trained != null) {
      DataFit.requireShapes(
          trained.header().arrays(), reference.arrays(), trained.file().toString());
    }
    if (!reference.shape().equals(training.shape())) {
      throw GanException.usage(
          "its samples are "
              + reference.shape()
              + ", and those of the dataset are "
              + training.shape(),
          "evaluation.reference",
          "name data of the same shape");
    }
    requireArrays(training, reference);
    List<String> classes = training.classes();
    return classes.containsAll(reference.classes()) && !reference.classes().isEmpty()
        ? ReorderedClasses.of(reference, classes)
        : reference;
  }

  /** Conditions of generated samples are made of the data that these are compared with. */
  private static void requireArrays(Dataset training, Dataset reference) {
    training
        .arrays()
        .forEach(
            (name, shape) -> {
              SampleShape found = reference.arrays().get(name);
              if (!shape.equals(found)) {
                throw GanException.usage(
                    String.format(
                        Locale.ROOT,
                        "the dataset has an array \"%s\" of %s, and the reference has %s",
                        name,
                        shape,
                        found == null ? "none" : "one of " + found),
                    "evaluation.reference",
                    "name data of the same kind as the dataset");
              }
            });
  }

  private static MetricContext context(
      Game game,
      Task task,
      Dataset dataset,
      Optional<LearnedFeatures> features,
      Optional<Dataset> reference) {
    return new MetricContext.Parts(
        task,
        dataset,
        ExperimentAssembler.readouts(game),
        features.orElseThrow(),
        reference.isPresent() && reference.get() != dataset);
  }

  private List<ChosenMetric> metrics(MetricContext context) {
    return attemptAll(
        "evaluation.metrics",
        experiment.evaluation().metrics(),
        component -> ExperimentAssembler.metric(factory, component, context));
  }

  private <T> T create(Kind kind, Component component, Object context, Class<T> type) {
    return factory.create(kind, component, context, type);
  }

  private <T> T use(Kind kind, Component component, T created, Runnable action) {
    return factory.use(
        kind,
        component,
        () -> {
          action.run();
          return created;
        });
  }

  private <T> List<T> createAll(
      String path, Kind kind, List<Component> components, Object context, Class<T> type) {
    return attemptAll(path, components, component -> create(kind, component, context, type));
  }

  private <T> List<T> attemptAll(
      String path, List<Component> components, Function<Component, T> creation) {
    List<T> all = new ArrayList<>();
    for (int i = 0; i < components.size(); i++) {
      Component component = components.get(i);
      attempt(path + "[" + i + "]", () -> creation.apply(component)).ifPresent(all::add);
    }
    return all;
  }

  /** An invalid component becomes a problem; any other failure ends the assembly. */
  private <T> Optional<T> attempt(String path, Supplier<T> creation) {
    try {
      return Optional.of(creation.get());
    } catch (GanException e) {
      if (e.kind() != GanException.Kind.USAGE) {
        throw e;
      }
      problems.add(locations.problem(path, e));
      return Optional.empty();
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    opened.push(part);
    return part;
  }

  /** Releases opened resources, unless the training owns them now. */
  @Override
  public void close() {
    for (AutoCloseable part : opened) {
      try {
        part.close();
      } catch (Exception e) {
        // The reason why the training was not completed matters more.
        LOG.debug("closing failed", e);
      }
    }
  }
}
