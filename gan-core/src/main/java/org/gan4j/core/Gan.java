package org.gan4j.core;

import com.google.inject.Guice;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.training.RunReport;
import org.gan4j.api.training.SampleOverview;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.checkpoint.CheckpointHeader;
import org.gan4j.core.assembly.ExperimentAssembler;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.cluster.Trainings;
import org.gan4j.core.localsgd.LocalSgd;
import org.gan4j.core.run.CheckpointSearch;
import org.gan4j.core.run.MemoryTraining;
import org.gan4j.core.run.RunFolder;
import org.gan4j.core.run.RunOutputs;
import org.gan4j.core.run.TrainingRun;
import org.gan4j.core.trained.Evaluation;
import org.gan4j.core.trained.SamplesEvaluation;
import org.gan4j.core.trained.TrainedDiscriminator;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.core.trained.Weights;
import org.gan4j.experiment.CacheFolder;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.ComponentJars;
import org.gan4j.experiment.Draft;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.ExperimentDifferences;
import org.gan4j.experiment.ExperimentReader;
import org.gan4j.experiment.ExperimentWriter;
import org.gan4j.experiment.LocatedExperiment;
import org.gan4j.experiment.Provenance;
import org.gan4j.experiment.Version;
import org.gan4j.experiment.plugin.Plugins;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.experiment.registry.Registry;
import org.gan4j.training.LearningNetwork;
import org.gan4j.training.StopSignal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entry point of GAN4J: reads experiments, trains them, and opens trained networks. Without
 * Guice, use {@code Gan.create()}; with Guice, install {@link GanModule} and inject this class.
 */
@ThreadSafe
public final class Gan implements Trainings {
  private static final Logger LOG = LoggerFactory.getLogger(Gan.class);

  private final Registry registry;
  private final ExperimentReader reader;
  private final ExperimentWriter writer;
  private final ExperimentAssembler assembler;
  private final Provider<Optional<SampleOverview>> pictures;
  private final Provider<Optional<RunReport>> report;
  private final Path workingDirectory;

  @Inject
  Gan(
      Registry registry,
      ExperimentReader reader,
      ExperimentWriter writer,
      ExperimentAssembler assembler,
      Provider<Optional<SampleOverview>> pictures,
      Provider<Optional<RunReport>> report) {
    this(registry, reader, writer, assembler, pictures, report, Path.of("").toAbsolutePath());
  }

  private Gan(
      Registry registry,
      ExperimentReader reader,
      ExperimentWriter writer,
      ExperimentAssembler assembler,
      Provider<Optional<SampleOverview>> pictures,
      Provider<Optional<RunReport>> report,
      Path workingDirectory) {
    this.workingDirectory = workingDirectory;
    this.pictures = pictures;
    this.report = report;
    this.registry = registry;
    this.reader = reader;
    this.writer = writer;
    this.assembler = assembler;
  }

  /** A framework with the components on the class path. */
  public static Gan create() {
    return create(List.of());
  }

  /**
   * With the components on the class path, and those of plugins. A plugin that cannot be used is
   * listed by {@link Registry#broken()}.
   *
   * @param places folders, in which every jar and every folder with jars is a plugin; or jars
   * @throws org.gan4j.api.GanException of kind USAGE if a place is missing
   */
  public static Gan create(List<Path> places) {
    Registry installed = Registry.discover(Thread.currentThread().getContextClassLoader());
    return Guice.createInjector(new GanModule(Plugins.load(installed, places)))
        .getInstance(Gan.class);
  }

  /** The same framework, in which relative paths of data are relative to a folder. */
  public Gan in(Path folder) {
    return new Gan(registry, reader, writer, assembler, pictures, report, folder.toAbsolutePath());
  }

  /** The installed components. */
  public Registry registry() {
    return registry;
  }

  /**
   * Reads an experiment. The data of an experiment that is refused are opened, too.
   *
   * @param overrides as {@code training.epochs=1}
   * @throws org.gan4j.experiment.ExperimentException with everything that is wrong with it, and
   *     with its data
   */
  public LocatedExperiment read(Path file, List<String> overrides) {
    return reader.locate(
        file, overrides, dataset -> assembler.dataset(dataset, dataContext(0)).close());
  }

  /**
   * Reads the text of an experiment.
   *
   * @param sourceName its name in problems, such as a file name
   * @param overrides as {@code training.epochs=1}
   * @throws org.gan4j.experiment.ExperimentException with everything that is wrong with it
   */
  public LocatedExperiment read(String json, String sourceName, List<String> overrides) {
    return reader.locate(json, sourceName, overrides);
  }

  /**
   * Completes an experiment that was written in Java.
   *
   * @throws org.gan4j.experiment.ExperimentException with everything that is wrong with it
   */
  public Experiment complete(Draft<Experiment> draft) {
    return reader.complete(draft);
  }

  /** The experiment as JSON, every default written out. */
  public String toJson(Experiment experiment) {
    return writer.write(experiment);
  }

  /**
   * Builds everything that an experiment names, and makes every check that can be made before the
   * first step. The caller closes the result.
   *
   * @throws org.gan4j.experiment.ExperimentException with everything that does not fit
   */
  public PreparedTraining assemble(LocatedExperiment experiment) {
    return assembler.assemble(experiment, dataContext(experiment.experiment().seed()));
  }

  /**
   * {@link #assemble(LocatedExperiment)} to continue a run: what it keeps of files that its task
   * was created from, such as a mask, is used instead of them.
   *
   * @param run its folder
   * @throws org.gan4j.api.GanException of kind USAGE if the run belongs to another experiment, or
   *     the data have other shapes
   */
  public PreparedTraining assemble(LocatedExperiment experiment, Path run) {
    Optional<Checkpoint> newest = CheckpointSearch.toContinue(new RunFolder(run));
    if (newest.isEmpty()) {
      return assemble(experiment);
    }
    try (Checkpoint checkpoint = newest.get()) {
      ExperimentDifferences.requireNone(
          resolved(checkpoint.header().experiment()),
          checkpoint.file().toString(),
          toJson(experiment.experiment()),
          experiment.experiment());
      return assembler.assemble(
          experiment, dataContext(experiment.experiment().seed()), checkpoint);
    }
  }

  /** {@link #assemble(LocatedExperiment)} for an experiment that was made in Java. */
  public PreparedTraining assemble(Experiment experiment) {
    return assembler.assemble(experiment, dataContext(experiment.seed()));
  }

  @Override
  public PreparedTraining assemble(String experimentJson) {
    return assemble(reader.locate(experimentJson, "the experiment", List.of()));
  }

  @Override
  public TrainingRun.Result train(
      String experimentJson, Path folder, StopSignal stop, List<TrainingListener> watchers) {
    LocatedExperiment read = reader.locate(experimentJson, "the experiment", List.of());
    boolean begun = new RunFolder(folder).isRun();
    try (PreparedTraining training = begun ? assemble(read, folder) : assemble(read);
        TrainingRun run = begun ? resume(training, folder) : start(training, folder)) {
      return run.train(stop, watchers);
    }
  }

  /** Begins a run in an empty or new folder. */
  public TrainingRun start(PreparedTraining training, Path folder) {
    return TrainingRun.start(
            training, folder, toJson(training.experiment()), provenance(training), outputs())
        .with(new LocalSgd(this));
  }

  /** Continues a run from its newest checkpoint. */
  public TrainingRun resume(PreparedTraining training, Path folder) {
    return TrainingRun.resume(
            training,
            new RunFolder(folder),
            toJson(training.experiment()),
            this::resolved,
            provenance(training),
            outputs())
        .with(new LocalSgd(this));
  }

  /**
   * Trains an experiment that was written in Java, and writes its run.
   *
   * @param folder of the run, which must be new or empty
   * @throws org.gan4j.experiment.ExperimentException with everything that is wrong with it
   * @throws org.gan4j.api.GanException if the folder cannot be used, or the training fails
   */
  public TrainingRun.Result train(Draft<Experiment> draft, Path folder) {
    try (PreparedTraining training = assemble(complete(draft))) {
      return start(training, folder).train(new StopSignal(), List.of());
    }
  }

  /**
   * Trains an experiment that was written in Java, in memory: nothing is written, no metrics are
   * taken, and listeners and checkpoints of the experiment have no effect.
   *
   * @return the generator, which the caller closes
   * @throws org.gan4j.experiment.ExperimentException with everything that is wrong with it
   * @throws org.gan4j.api.GanException if the training fails
   */
  public TrainedGenerator train(Draft<Experiment> draft) {
    return train(draft, new StopSignal());
  }

  /**
   * {@link #train(Draft)} that another thread may end after the iteration in progress.
   *
   * @return the generator as it is then, which the caller closes
   */
  public TrainedGenerator train(Draft<Experiment> draft, StopSignal stop) {
    PreparedTraining training = assemble(complete(draft));
    boolean complete = false;
    try {
      MemoryTraining memory = new MemoryTraining(training, new LocalSgd(this));
      CheckpointHeader header = memory.train(stop, toJson(training.experiment()));
      TrainedGenerator generator =
          TrainedGenerator.of(training, header, memory.prepared(), assembler, pictures::get);
      complete = true;
      return generator;
    } finally {
      if (!complete) {
        training.close();
      }
    }
  }

  private String resolved(String json) {
    return toJson(reader.read(json, "the checkpoint's experiment", List.of()));
  }

  private RunOutputs outputs() {
    return new RunOutputs(pictures(), report.get().orElse(null));
  }

  private @Nullable SampleOverview pictures() {
    SampleOverview found = pictures.get().orElse(null);
    if (found == null) {
      LOG.info("no pictures of samples are written: gan-report is not on the class path");
    }
    return found;
  }

  private Provenance provenance(PreparedTraining training) {
    Map<String, Long> parameters = new LinkedHashMap<>();
    for (LearningNetwork network : training.setup().networks()) {
      parameters.put(network.name(), network.network().parameters().values().length());
    }
    return Provenance.of(
        training.experiment(),
        training.dataset(),
        parameters,
        new Provenance.Versions(Version.current(), Version.nd4j()),
        ComponentJars.of(registry, training.experiment()),
        Instant.now());
  }

  /**
   * Opens a trained generator.
   *
   * @param run a run's folder or a checkpoint
   */
  public TrainedGenerator open(Path run) {
    return open(run, Weights.AVERAGED);
  }

  /**
   * Opens a trained generator.
   *
   * @param run a run's folder or a checkpoint
   * @param weights which parameters, if it was averaged
   */
  public TrainedGenerator open(Path run, Weights weights) {
    return TrainedGenerator.open(run, weights, reader, assembler, dataContext(0), pictures::get);
  }

  /**
   * Opens a trained discriminator.
   *
   * @param run a run's folder or a checkpoint
   */
  public TrainedDiscriminator openDiscriminator(Path run) {
    return TrainedDiscriminator.open(run, reader, assembler);
  }

  /**
   * Opens a dataset.
   *
   * @param text its type, such as {@code mnist-10k}; its settings as a JSON object; or the path of
   *     an experiment, whose dataset is meant
   * @param seed everything random in it follows from this
   * @throws org.gan4j.experiment.ExperimentException with all that is wrong with the text
   * @throws org.gan4j.api.GanException if the data are missing or damaged
   */
  public Dataset dataset(String text, long seed) {
    return assembler.dataset(reader.dataset(text), dataContext(seed));
  }

  /** Opens the dataset of an experiment. */
  public Dataset dataset(Experiment experiment) {
    return assembler.dataset(experiment, dataContext(experiment.seed()));
  }

  /**
   * Takes the metrics of a run's experiment.
   *
   * @param run a run's folder or a checkpoint
   * @param overrides of the experiment, such as {@code dataset.split=test}
   */
  public Evaluation evaluate(Path run, List<String> overrides) {
    return evaluate(new Evaluation.Request(run, overrides, false, FeatureContext.Progress.NONE));
  }

  /** Takes the metrics of a run's experiment, with the numbers of real samples beside them. */
  public Evaluation evaluate(Evaluation.Request request) {
    return Evaluation.of(request, reader, assembler, experiment -> dataContext(experiment.seed()));
  }

  /**
   * Compares the samples of a run's generator in a way that is no metric, such as a picture of
   * them.
   *
   * @param use receives the comparison, and the features of the experiment; both are valid during
   *     the call only
   */
  public <T> T compare(Evaluation.Request request, BiFunction<Comparison, FeatureNetwork, T> use) {
    return Evaluation.compare(
        request, use, reader, assembler, experiment -> dataContext(experiment.seed()));
  }

  /** Takes the metrics of samples that any program has made. */
  public List<Evaluation.Row> evaluate(SamplesEvaluation.Request request) {
    return SamplesEvaluation.of(request, reader, assembler, dataContext(0));
  }

  /**
   * Reads a component that somebody names outside of an experiment.
   *
   * @param text its type, such as {@code frechet-distance}; or its settings as a JSON object
   * @throws org.gan4j.experiment.ExperimentException with all that is wrong with it
   */
  public Component component(Kind kind, String text) {
    return reader.component(kind, text);
  }

  private DatasetContext dataContext(long seed) {
    return DatasetContext.of(
        workingDirectory, CacheFolder.path(), RandomKey.ofSeed(seed).split("dataset"));
  }
}
