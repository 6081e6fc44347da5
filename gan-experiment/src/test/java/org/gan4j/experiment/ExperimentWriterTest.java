package org.gan4j.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gan4j.evaluation.metric.ModeCoverageConfiguration;
import org.gan4j.experiment.testing.Fakes;
import org.gan4j.experiment.testing.GoldenFile;
import org.gan4j.objectives.augmentation.InstanceNoiseConfiguration;
import org.gan4j.objectives.game.AdversarialConfiguration;
import org.gan4j.objectives.latent.GaussianLatentConfiguration;
import org.gan4j.objectives.latent.UniformLatentConfiguration;
import org.gan4j.objectives.loss.CrossEntropyConfiguration;
import org.gan4j.objectives.regularizer.RegularizedNetworks;
import org.gan4j.objectives.regularizer.WeightDecayConfiguration;
import org.gan4j.objectives.schedule.KStepConfiguration;
import org.gan4j.objectives.task.GenerationConfiguration;
import org.gan4j.report.CsvListenerConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentWriterTest {
  private final ExperimentReader reader = new ExperimentReader(Fakes.registry());
  private final ExperimentWriter writer = new ExperimentWriter();

  @Test
  void writesEveryDefaultOut() throws IOException {
    Path minimal = GoldenFile.resource(getClass(), "valid/minimal.json");

    GoldenFile.assertMatches(
        GoldenFile.resource(getClass(), "resolved.json.txt"),
        writer.write(reader.read(minimal, List.of())));
  }

  @ParameterizedTest
  @MethodSource("org.gan4j.experiment.Fixtures#valid")
  void readsBackWhatWasRead(Path file) {
    Experiment experiment = reader.read(file, List.of());

    assertThat(reader.read(writer.write(experiment), "other.json", List.of()))
        .isEqualTo(experiment);
  }

  static Stream<Experiment> randomExperiments() {
    return LongStream.range(0, 300).mapToObj(seed -> new RandomExperiment(seed).next());
  }

  @ParameterizedTest
  @MethodSource("randomExperiments")
  void readsBackWhateverWasWritten(Experiment experiment) {
    assertThat(reader.read(writer.write(experiment), "other.json", List.of()))
        .isEqualTo(experiment);
  }

  /** Draws experiments from all over what the records allow. */
  private static final class RandomExperiment {
    private final SplittableRandom random;

    RandomExperiment(long seed) {
      this.random = new SplittableRandom(seed);
    }

    Experiment next() {
      return new Experiment(
          "n" + random.nextInt(1000),
          random.nextLong(),
          random.nextBoolean() ? points() : images(),
          new Component("adversarial", new AdversarialConfiguration()),
          new Component("generation", new GenerationConfiguration()),
          random.nextBoolean() ? gaussian() : uniform(),
          new Component("dense", dense()),
          new Component("dense", dense()),
          random.nextBoolean()
              ? new Component("minimax", new CrossEntropyConfiguration(random.nextDouble(), 0))
              : new Component(
                  "non-saturating",
                  new CrossEntropyConfiguration(random.nextDouble(), random.nextDouble() / 2)),
          list(2, this::weightDecay),
          list(2, this::instanceNoise),
          new Component("k-step", new KStepConfiguration(positive(9), positive(9))),
          new Optimizers(optimizer(), optimizer()),
          random.nextBoolean()
              ? new TrainingOptions(
                  positive(1000), positive(Integer.MAX_VALUE), null, random.nextBoolean())
              : new TrainingOptions(positive(1000), null, random.nextLong(1, Long.MAX_VALUE)),
          averaging(),
          random.nextBoolean()
              ? null
              : new LocalSgdOptions(
                  positive(10_000),
                  random.nextLong(1, Long.MAX_VALUE),
                  1 - random.nextDouble(),
                  random.nextDouble()),
          new GuardOptions(
              List.of(GuardOptions.Action.values()).get(random.nextInt(3)),
              random.nextLong(Long.MAX_VALUE),
              random.nextDouble(),
              random.nextDouble(),
              1 - random.nextDouble(),
              positive(9)),
          new EvaluationOptions(
              random.nextLong(1, Long.MAX_VALUE),
              positive(10_000),
              list(
                  2,
                  () ->
                      new Component(
                          "mode-coverage", new ModeCoverageConfiguration(positive(1000)))),
              null,
              random.nextBoolean() ? points() : null,
              random.nextDouble() * 0.9,
              random.nextBoolean() ? positive(9) : null),
          list(2, () -> new Component("csv", new CsvListenerConfiguration(positive(1000)))),
          new CheckpointOptions(random.nextLong(1, Long.MAX_VALUE), positive(1000)));
    }

    private @Nullable AveragingOptions averaging() {
      return switch (random.nextInt(3)) {
        case 0 -> null;
        case 1 -> new AveragingOptions(random.nextDouble(), random.nextLong(Long.MAX_VALUE));
        default ->
            new AveragingOptions(
                null, 0, random.nextLong(1, Long.MAX_VALUE), 1 - random.nextDouble());
      };
    }

    private Component points() {
      return new Component(
          "points", new Fakes.PointsConfiguration(positive(1 << 30), random.nextBoolean()));
    }

    private Component images() {
      return new Component(
          "images",
          new Fakes.ImagesConfiguration(
              "\"\\\n\t\u0000\u2028😀/ü" + random.nextInt(),
              random.nextBoolean() ? null : new Fakes.Crop(positive(9), positive(9)),
              random.nextBoolean() ? null : random.nextInt(),
              random.nextDouble()));
    }

    private Component gaussian() {
      return new Component(
          "gaussian", new GaussianLatentConfiguration(random.nextInt(1000), magnitude()));
    }

    private Component uniform() {
      double low = random.nextDouble(-100, 100);
      return new Component(
          "uniform",
          new UniformLatentConfiguration(random.nextInt(9), low, low + random.nextDouble(1, 2)));
    }

    private Fakes.DenseConfiguration dense() {
      return new Fakes.DenseConfiguration(
          IntStream.range(0, random.nextInt(4)).map(i -> positive(4096)).boxed().toList(),
          one(Fakes.Activation.values()),
          random.nextDouble());
    }

    private Component weightDecay() {
      return new Component(
          "weight-decay",
          new WeightDecayConfiguration(magnitude(), one(RegularizedNetworks.values())));
    }

    private Component instanceNoise() {
      return new Component(
          "instance-noise",
          new InstanceNoiseConfiguration(
              magnitude(), random.nextLong(1, Long.MAX_VALUE), magnitude()));
    }

    private Component optimizer() {
      return switch (random.nextInt(4)) {
        case 0 -> new Component("sgd", new Fakes.SgdConfiguration(magnitude()));
        case 1 -> adam(new Fakes.Decay.Exponential(1 + random.nextDouble(1, 2), magnitude()));
        case 2 -> adam(new Fakes.Decay.Linear(random.nextLong(1, Long.MAX_VALUE)));
        default -> adam(null);
      };
    }

    private Component adam(Fakes.@Nullable Decay decay) {
      return new Component(
          "adam", new Fakes.AdamConfiguration(magnitude(), random.nextDouble(), decay));
    }

    /** Positive doubles of every size, with every bit in use. */
    private double magnitude() {
      double number = Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE);
      return number > 0 && number < Double.MAX_VALUE ? number : Double.MIN_VALUE;
    }

    private <T> T one(T[] choices) {
      return choices[random.nextInt(choices.length)];
    }

    private int positive(int bound) {
      return 1 + random.nextInt(bound - 1);
    }

    private List<Component> list(int most, Supplier<Component> element) {
      return Stream.generate(element).limit(random.nextInt(most + 1)).toList();
    }
  }
}
