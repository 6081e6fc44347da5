package org.gan4j.core.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Pass;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.sampling.DatasetBatch;
import org.gan4j.core.testing.Installed;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Features and reconstructions of trained games, beside what their networks give by hand. */
class ReadoutsOfGamesTest {
  private static final Gan GAN = Installed.with();
  private static final int SIZE = 300;

  private static final String EXPERIMENT =
      """
      {
        "name": "small",
        "seed": 5,
        "dataset": { "type": "ring", "size": 300 },
        "latent": { "type": "gaussian", "size": 2 },
        "generator": { "type": "vanilla", "hidden": [6] },
        "discriminator": { "type": "vanilla", "hidden": [6] },
        "training": { "batchSize": 8, "iterations": 6 },
        "evaluation": { "everySteps": 100000, "samples": 2 },
        "checkpoint": { "everySteps": 1000 }
      }
      """;

  private static final String BI_GAN =
      "game={\"type\":\"bi-gan\",\"encoder\":{\"type\":\"vanilla\",\"hidden\":[3]}}";

  @TempDir private Path folder;

  private Path trained(String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("experiment.json"), EXPERIMENT);
    Path run = folder.resolve("run");
    try (PreparedTraining training = GAN.assemble(GAN.read(file, List.of(overrides)))) {
      GAN.start(training, run).train(new StopSignal(), List.of());
    }
    return run;
  }

  private static INDArray data(TrainedGenerator generator) {
    try (Dataset dataset = GAN.dataset(generator.experiment())) {
      int[] all = IntStream.range(0, SIZE).toArray();
      return DatasetBatch.read(dataset, all, RandomKey.ofSeed(0)).samples();
    }
  }

  private static INDArray infer(Network network, INDArray input) {
    try (Pass pass = network.forward(input, null, Mode.INFER, RandomKey.ofSeed(0))) {
      return pass.output().dup();
    }
  }

  /**
   * The gradient by differences of float32 numbers of order 1: 1e-3 of the step's error is left.
   */
  @Test
  void representsSamplesByFeaturesThatAreDifferentiable() throws IOException {
    Path run = trained("task={\"type\":\"class-conditional\"}");
    try (TrainedGenerator generator = GAN.open(run);
        TrainedDiscriminator discriminator = GAN.openDiscriminator(run)) {
      INDArray samples = data(generator);
      Differentiable representation = generator.representation().orElseThrow();

      Differentiable.Forward forward = representation.forward(List.of(samples));
      assertThat(forward.output()).isEqualTo(discriminator.features(samples));

      INDArray ones = Nd4j.onesLike(forward.output());
      INDArray gradient = forward.backward().inputGradients(ones).get(0).dup();
      double step = 1e-2;
      INDArray moved = samples.dup();
      moved.putScalar(0, 0, samples.getDouble(0, 0) + step);
      double up =
          representation.forward(List.of(moved)).output().getRow(0).sumNumber().doubleValue();
      moved.putScalar(0, 0, samples.getDouble(0, 0) - step);
      double down =
          representation.forward(List.of(moved)).output().getRow(0).sumNumber().doubleValue();
      assertThat(gradient.shape()).isEqualTo(samples.shape());
      assertThat(gradient.getDouble(0, 0)).isCloseTo((up - down) / (2 * step), within(1e-3));
    }
  }

  @Test
  void packsHaveNoRepresentationOfASingleSample() throws IOException {
    try (TrainedGenerator generator = GAN.open(trained("game={\"type\":\"pac\",\"samples\":2}"))) {
      assertThat(generator.representation()).isEmpty();
    }
  }

  @Test
  void makesSamplesOfGivenLatents() throws IOException {
    try (TrainedGenerator generator = GAN.open(trained())) {
      INDArray z = Nd4j.createFromArray(new float[][] {{0.5f, -1}, {0, 2}});

      assertThat(generator.generate(z, null)).isEqualTo(infer(generator.network(), z));
    }
  }

  @Test
  void takesTheFeaturesOfPacksFromCopiesOfEachSample() throws IOException {
    Path run = trained("game={\"type\":\"pac\",\"samples\":2}");
    try (TrainedGenerator generator = GAN.open(run);
        TrainedDiscriminator discriminator = GAN.openDiscriminator(run)) {
      INDArray samples = data(generator);
      Discriminator network = (Discriminator) generator.network("discriminator");

      INDArray features = discriminator.features(samples);

      assertThat(features.shape()).containsExactly(SIZE, 6);
      assertThat(features).isEqualTo(network.features(Nd4j.hstack(samples, samples), null));
      // Samples remain as they were, and can be used again.
      assertThat(samples).isEqualTo(data(generator));
    }
  }

  @Test
  void takesTheFeaturesOfTheEncoder() throws IOException {
    Path run = trained(BI_GAN);
    try (TrainedGenerator generator = GAN.open(run);
        TrainedDiscriminator discriminator = GAN.openDiscriminator(run)) {
      INDArray samples = data(generator);
      Discriminator encoder = (Discriminator) generator.network("encoder");

      assertThat(discriminator.features(samples))
          .isEqualTo(encoder.features(samples, null))
          .satisfies(features -> assertThat(features.shape()).containsExactly(SIZE, 3));
    }
  }

  @Test
  void reconstructsByTheGeneratorWhatTheEncoderEncodes() throws IOException {
    Path run = trained(BI_GAN);
    try (TrainedGenerator generator = GAN.open(run)) {
      INDArray samples = data(generator);
      INDArray byHand = infer(generator.network(), infer(generator.network("encoder"), samples));

      assertThat(generator.readout("reconstruction", samples)).contains(byHand);
      assertThat(generator.readout("code", samples)).isEmpty();
    }
  }

  @Test
  void measuresTheErrorOfReconstructions() throws IOException {
    Path run = trained(BI_GAN, "evaluation.metrics=[{\"type\":\"reconstruction-error\"}]");
    try (TrainedGenerator generator = GAN.open(run)) {
      INDArray samples = data(generator);
      INDArray made = infer(generator.network(), infer(generator.network("encoder"), samples));
      INDArray mean = samples.mean(true, 0);

      Evaluation evaluation = GAN.evaluate(run, List.of());

      // Sums of 600 float32 squares by hand, in double precision by the metric.
      assertThat(evaluation.metrics().get("reconstructionError"))
          .isCloseTo(rootMeanSquare(samples.sub(made)), within(1e-5));
      assertThat(evaluation.metrics().get("meanSampleError"))
          .isCloseTo(rootMeanSquare(samples.sub(mean)), within(1e-5));
    }
  }

  private static double rootMeanSquare(INDArray difference) {
    return difference.norm2Number().doubleValue() / Math.sqrt(difference.length());
  }
}
