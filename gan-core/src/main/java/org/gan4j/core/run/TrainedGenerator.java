package org.gan4j.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.network.Generator;
import org.gan4j.core.checkpoint.Checkpoint;
import org.gan4j.core.checkpoint.CheckpointHeader;
import org.gan4j.core.experiment.Experiment;
import org.gan4j.core.experiment.ExperimentReader;
import org.gan4j.core.game.GameAssembler;
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
    Conditions conditions =
        task.generatorCondition() == null
            ? Conditions.none()
            : (count, key) -> Conditions.of(task, dataset()).draw(count, key);
    this.sampler = new Sampler(generator, latent, task.generated(), conditions);
  }

  /**
   * Opens a run or a checkpoint. The dataset is opened only when samples are drawn from a generator
   * that needs conditions from it.
   *
   * @param run a run's folder (its best checkpoint if a metric chose one, otherwise the last), a
   *     checkpoint, or a pointer to one
   * @throws GanException if there is none, or it does not fit what is installed
   */
  public static TrainedGenerator open(
      Path run, ExperimentReader reader, GameAssembler assembler, DatasetContext context) {
    Checkpoint checkpoint = Checkpoint.open(locate(run));
    CheckpointHeader header = checkpoint.header();
    Experiment experiment =
        reader.read(header.experiment(), checkpoint.file().toString(), java.util.List.of());
    Task task = assembler.task(experiment, header.dataShape(), header.classes());
    Latent latent = assembler.latent(experiment);
    Generator generator = assembler.generator(experiment, task, latent, DataType.FLOAT);
    checkpoint.restore(GameState.generator(generator));
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

  /**
   * Draws samples.
   *
   * @param seed the same gives the same samples
   * @return a new array [count, sample shape], images in [-1, 1]
   */
  public INDArray sample(int count, long seed) {
    return sampler.draw(count, key(seed));
  }

  /**
   * Draws samples a portion at a time, so that memory does not limit the count.
   *
   * @param sink gets arrays [at most 256, sample shape], each valid during the call only
   */
  public void sample(int count, long seed, Consumer<INDArray> sink) {
    sampler.draw(count, key(seed), sink);
  }

  /**
   * Walks through latent space, along the path that fits the latent distribution.
   *
   * @param walks how many pairs of ends
   * @param samplesPerWalk at least 2: both ends, and what lies between them at equal distances
   * @return a new array [walks × samplesPerWalk, sample shape], walk after walk
   * @throws GanException if the generator takes no latent
   */
  public INDArray interpolate(int walks, int samplesPerWalk, long seed) {
    if (latent.size() == 0) {
      throw GanException.usage(
          "this generator takes no latent, so there is nothing to walk through",
          checkpoint.file().toString(),
          "use a run whose experiment has a latent");
    }
    RandomKey key = key(seed).split("interpolation");
    INDArray all = Nd4j.create(DataType.FLOAT, shape().batch((long) walks * samplesPerWalk));
    try (INDArray from = sampler.latents(walks, key.split("from"));
        INDArray to = sampler.latents(walks, key.split("to"))) {
      for (int i = 0; i < samplesPerWalk; i++) {
        int place = i;
        double fraction = (double) i / (samplesPerWalk - 1);
        try (INDArray between = latent.interpolate(from, to, fraction)) {
          // One key for all fractions: whatever else is random stays the same along a walk.
          sampler.generate(between, key, made -> putEvery(all, made, place, samplesPerWalk));
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
