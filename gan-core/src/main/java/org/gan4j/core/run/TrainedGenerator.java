package org.gan4j.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.Parameters;
import org.gan4j.core.checkpoint.Checkpoint;
import org.gan4j.core.checkpoint.CheckpointHeader;
import org.gan4j.core.game.GameAssembler;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.ExperimentReader;
import org.gan4j.experiment.configuration.Nearest;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A generator from a checkpoint, ready to be asked for samples. Not thread-safe. */
public final class TrainedGenerator implements AutoCloseable {
  private final Checkpoint checkpoint;
  private final Experiment experiment;
  private final Task task;
  private final Latent latent;
  private final Generator generator;
  private final Supplier<Dataset> data;
  private final Sampler sampler;
  private @Nullable Dataset dataset;

  private TrainedGenerator(
      Checkpoint checkpoint,
      Experiment experiment,
      Task task,
      Latent latent,
      Generator generator,
      Supplier<Dataset> data) {
    this.checkpoint = checkpoint;
    this.experiment = experiment;
    this.task = task;
    this.latent = latent;
    this.generator = generator;
    this.data = data;
    this.sampler = new Sampler(generator, latent, task.generated(), conditions());
  }

  private Conditions conditions() {
    if (task.classConditions().isPresent()) {
      return Conditions.inTurn(task.classConditions().get());
    }
    return task.generatorCondition() == null
        ? Conditions.none()
        : (first, count, key) -> Conditions.of(task, dataset()).draw(first, count, key);
  }

  /**
   * Opens a run or a checkpoint. The dataset is opened only when samples are drawn from a generator
   * that needs conditions from it.
   *
   * @param run a run's folder (its best checkpoint if a metric chose one, otherwise the last), a
   *     checkpoint, or a pointer to one
   * @param weights which parameters, if it was averaged
   * @throws GanException if there is none, or it does not fit what is installed
   */
  public static TrainedGenerator open(
      Path run,
      Weights weights,
      ExperimentReader reader,
      GameAssembler assembler,
      DatasetContext context) {
    Checkpoint checkpoint = Checkpoint.open(locate(run));
    CheckpointHeader header = checkpoint.header();
    Experiment experiment =
        reader.read(header.experiment(), checkpoint.file().toString(), weights.overrides());
    Task task = assembler.task(experiment, header.dataShape(), header.classes());
    Latent latent = assembler.latent(experiment);
    Generator generator = assembler.generator(experiment, task, latent, DataType.FLOAT);
    checkpoint.restore(GameState.sampled(experiment, generator));
    return new TrainedGenerator(
        checkpoint,
        experiment,
        task,
        latent,
        generator,
        () -> assembler.dataset(experiment, context));
  }

  private Dataset dataset() {
    Dataset opened = dataset;
    if (opened == null) {
      opened = data.get();
      dataset = opened;
    }
    return opened;
  }

  /** The checkpoint that is meant by a run's folder, a checkpoint, or a pointer to one. */
  static Path locate(Path run) {
    if (Files.isDirectory(run)) {
      RunFolder folder = new RunFolder(run);
      return folder
          .bestCheckpoint()
          .or(folder::lastCheckpoint)
          .orElseThrow(
              () ->
                  GanException.usage(
                      "there is no checkpoint in this folder",
                      run.toString(),
                      "give the folder of a run (it holds checkpoints/) or a .gan file"));
    }
    return RunFolder.follow(run).orElse(run);
  }

  /** Which checkpoint it is. */
  public Path checkpoint() {
    return checkpoint.file();
  }

  /** How many parameter updates both players had taken. */
  public long steps() {
    return checkpoint.header().progress().steps();
  }

  /** The experiment that trained it. */
  public Experiment experiment() {
    return experiment;
  }

  /** What the game was about. */
  public Task task() {
    return task;
  }

  /** The distribution that z is drawn from. */
  public Latent latent() {
    return latent;
  }

  /** The network, for those who have conditions of their own. Closed with this. */
  public Generator network() {
    return generator;
  }

  /** The shape of its samples. */
  public SampleShape shape() {
    return task.generated();
  }

  /** What it has learned. */
  Parameters parameters() {
    return generator.parameters();
  }

  /** The names of the classes that it can be asked for, by label; empty if it cannot be. */
  public List<String> classes() {
    return task.classConditions().map(ClassConditions::names).orElse(List.of());
  }

  /**
   * The label of a class.
   *
   * @throws GanException of kind USAGE if it cannot be asked for that class
   */
  public int label(String className) {
    List<String> names = classes();
    if (names.isEmpty()) {
      throw GanException.usage(
          "this generator cannot be told a class",
          checkpoint.file().toString(),
          "train one with \"task\": { \"type\": \"class-conditional\" }");
    }
    int label = names.indexOf(className);
    if (label < 0) {
      String list = "classes: " + String.join(", ", names);
      throw GanException.usage(
          "there is no class \"" + className + "\"",
          checkpoint.file().toString(),
          Nearest.to(className, names)
              .map(near -> "did you mean \"%s\"? (%s)".formatted(near, list))
              .orElse(list));
    }
    return label;
  }

  /**
   * Draws samples.
   *
   * @param seed the same gives the same samples
   * @return a new array [count, sample shape], images in [-1, 1]
   */
  public INDArray sample(int count, long seed) {
    return sample(Draw.of(count, seed));
  }

  /**
   * Draws samples.
   *
   * @return a new array [count, sample shape], images in [-1, 1]
   * @throws GanException of kind USAGE if it cannot be asked for such a class
   */
  public INDArray sample(Draw draw) {
    return sampler(draw.label()).draw(draw.count(), key(draw.seed()));
  }

  /**
   * Draws samples a portion at a time, so that memory does not limit the count. While the sink has
   * one, the next is made.
   *
   * @param sink gets arrays [at most 256, sample shape] in their order, on a thread that is not the
   *     caller's; each is valid during the call only. All calls have returned when this returns;
   *     what one throws, this throws
   * @throws GanException of kind USAGE if it cannot be asked for such a class
   */
  public void sample(Draw draw, Consumer<INDArray> sink) {
    Sampler source = sampler(draw.label());
    try (Relay relay = new Relay(sink)) {
      source.draw(draw.count(), key(draw.seed()), relay::accept);
      relay.await();
    }
  }

  /**
   * Draws samples into one file that shows them all, images of classes in rows; see {@link
   * SampleFiles#writeOverview}.
   *
   * @param draw whose count is rounded up to whole rows of classes
   */
  public void writeOverview(Draw draw, Path file) {
    Overview overview =
        draw.label() == null ? Overview.of(task, draw.count()) : Overview.square(draw.count());
    Sampler source = draw.label() == null ? overview.sampler(task, sampler) : sampler(draw.label());
    try (INDArray samples = source.picture(overview.count(), key(draw.seed()))) {
      SampleFiles.writeOverview(samples, overview.columns(), null, extension -> file);
    }
  }

  private Sampler sampler(@Nullable Integer label) {
    if (label == null) {
      return sampler;
    }
    int chosen = label;
    ClassConditions classes =
        task.classConditions()
            .filter(conditions -> chosen < conditions.names().size())
            .orElseThrow(
                () ->
                    GanException.usage(
                        "this generator cannot be told class number " + chosen,
                        checkpoint.file().toString(),
                        "it has %d classes that can be told".formatted(classes().size())));
    return sampler.with(Conditions.ofClasses(classes, place -> chosen));
  }

  /**
   * Walks through latent space, along the path that fits the latent distribution.
   *
   * @param walks how many pairs of ends
   * @param samplesPerWalk at least 2: both ends, and what lies between them at equal distances
   * @param label the class of all samples; null for each class in turn, a walk each, or what
   *     conditions the data give
   * @return a new array [walks × samplesPerWalk, sample shape], walk after walk
   * @throws GanException if the generator takes no latent
   */
  public INDArray interpolate(int walks, int samplesPerWalk, long seed, @Nullable Integer label) {
    if (latent.size() == 0) {
      throw GanException.usage(
          "this generator takes no latent, so there is nothing to walk through",
          checkpoint.file().toString(),
          "use a run whose experiment has a latent");
    }
    RandomKey key = key(seed).split("interpolation");
    Sampler source = sampler(label);
    INDArray all = Nd4j.create(DataType.FLOAT, shape().batch((long) walks * samplesPerWalk));
    try (INDArray from = sampler.latents(walks, key.split("from"));
        INDArray to = sampler.latents(walks, key.split("to"))) {
      for (int i = 0; i < samplesPerWalk; i++) {
        int place = i;
        double fraction = (double) i / (samplesPerWalk - 1);
        try (INDArray between = latent.interpolate(from, to, fraction)) {
          // One key for all fractions: whatever else is random stays the same along a walk.
          source.generate(between, 0, key, made -> putEvery(all, made, place, samplesPerWalk));
        }
      }
    }
    return all;
  }

  private static void putEvery(INDArray all, INDArray made, int first, int distance) {
    for (int row = 0; row < made.size(0); row++) {
      all.slice(row * (long) distance + first).assign(made.slice(row));
    }
  }

  private static RandomKey key(long seed) {
    return RandomKey.ofSeed(seed).split("sample");
  }

  @Override
  public void close() {
    generator.close();
    if (dataset != null) {
      dataset.close();
    }
  }
}
