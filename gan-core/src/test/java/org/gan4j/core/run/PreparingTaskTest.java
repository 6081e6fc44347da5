package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.data.TaskProvider;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.sampling.Conditions;
import org.gan4j.core.sampling.Sampler;
import org.gan4j.core.testing.Installed;
import org.gan4j.core.testing.SavedTraining;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.core.training.StopSignal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A task that passes over the data before the first step. */
class PreparingTaskTest {
  private static final String EXPERIMENT =
      """
      {
        "dataset": { "type": "ring", "size": 40 },
        "task": { "type": "extremes" },
        "latent": { "type": "gaussian", "size": 2 },
        "generator": { "type": "vanilla", "hidden": [6] },
        "discriminator": { "type": "vanilla", "hidden": [6] },
        "training": { "batchSize": 8, "iterations": 6 },
        "evaluation": { "everySteps": 100000, "samples": 2 }
      }
      """;

  @TempDir private Path folder;

  private final AtomicInteger passes = new AtomicInteger();
  private final Gan gan = Installed.with(new Extremes(passes));

  /** Tells the generator the largest coordinates of the data, whatever the sample. */
  private record Extremes(AtomicInteger passes) implements TaskProvider<Extremes.Configuration> {
    record Configuration() {}

    @Override
    public String type() {
      return "extremes";
    }

    @Override
    public Class<Configuration> configuration() {
      return Configuration.class;
    }

    @Override
    public String description() {
      return "knows the largest coordinates";
    }

    @Override
    public Task create(Configuration configuration, TaskContext context) {
      return new ExtremesTask(context.data(), passes);
    }
  }

  private static final class ExtremesTask implements Task {
    private final SampleShape shape;
    private final AtomicInteger passes;
    private @Nullable INDArray largest;

    ExtremesTask(SampleShape shape, AtomicInteger passes) {
      this.shape = shape;
      this.passes = passes;
    }

    @Override
    public SampleShape generated() {
      return shape;
    }

    @Override
    public SampleShape generatorCondition() {
      return shape;
    }

    @Override
    public Map<String, INDArray> prepare(Dataset data, RandomKey key) {
      passes.incrementAndGet();
      float[] all = new float[data.size() * shape.length()];
      data.read(IntStream.range(0, data.size()).toArray(), key, FloatBuffer.wrap(all));
      return Map.of("largest", Nd4j.create(all, data.size(), shape.length()).max(0));
    }

    @Override
    public void restore(Map<String, INDArray> prepared) {
      largest = prepared.get("largest");
    }

    private INDArray conditions(long count) {
      INDArray row = largest;
      if (row == null) {
        throw new IllegalStateException("restore comes before every round and condition");
      }
      return Nd4j.tile(row.reshape(1, shape.length()), (int) count, 1);
    }

    @Override
    public Optional<INDArray> drawConditions(int count, RandomKey key) {
      return Optional.of(conditions(count));
    }

    @Override
    public Round round(Batch batch, RandomKey key) {
      INDArray conditions = conditions(batch.samples().size(0));
      return new Round() {
        @Override
        public INDArray real() {
          return batch.samples();
        }

        @Override
        public INDArray generatorCondition() {
          return conditions;
        }
      };
    }
  }

  private PreparedTraining prepared() throws IOException {
    Path file = Files.writeString(folder.resolve("experiment.json"), EXPERIMENT);
    return gan.assemble(gan.read(file, List.of()));
  }

  private Path last(String name) {
    return new RunFolder(folder.resolve(name)).lastCheckpoint().orElseThrow();
  }

  @Test
  void keepsWhatItPreparedInTheCheckpoint() throws IOException {
    try (PreparedTraining training = prepared()) {
      gan.start(training, folder.resolve("run")).train(new StopSignal(), List.of());
    }

    assertThat(passes).hasValue(1);
    Map<String, INDArray> kept = Checkpoint.open(last("run")).prepared();
    assertThat(kept).containsOnlyKeys("largest");
    try (PreparedTraining training = prepared()) {
      assertThat(kept).isEqualTo(training.task().prepare(training.dataset(), RandomKey.ofSeed(1)));
    }
  }

  @Test
  void preparesOnceInATrainingThatIsResumed() throws IOException {
    try (PreparedTraining training = prepared()) {
      gan.start(training, folder.resolve("straight")).train(new StopSignal(), List.of());
    }
    passes.set(0);
    StopSignal stop = new StopSignal();
    TrainingListener stopper =
        new TrainingListener() {
          @Override
          public void iterationEnded(IterationReport report) {
            if (report.progress().iteration() == 3) {
              stop.request();
            }
          }
        };
    try (PreparedTraining training = prepared()) {
      gan.start(training, folder.resolve("interrupted")).train(stop, List.of(stopper));
    }
    try (PreparedTraining training = prepared()) {
      gan.resume(training, folder.resolve("interrupted")).train(new StopSignal(), List.of());
    }

    assertThat(passes).hasValue(1);
    assertThat(SavedTraining.of(last("interrupted"))).isEqualTo(SavedTraining.of(last("straight")));
  }

  @Test
  void drawsConditionsFromTheCheckpoint() throws IOException {
    INDArray live;
    try (PreparedTraining training = prepared()) {
      gan.start(training, folder.resolve("run")).train(new StopSignal(), List.of());
      live =
          new Sampler(
                  training.setup().sampled().sampled(),
                  training.latent(),
                  training.task().generated(),
                  Conditions.of(training.task(), training.dataset()))
              .draw(5, RandomKey.ofSeed(3).split("sample"));
    }
    passes.set(0);

    try (TrainedGenerator generator = gan.open(folder.resolve("run"))) {
      assertThat(generator.sample(5, 3)).isEqualTo(live);
    }
    assertThat(passes).hasValue(0);
  }
}
