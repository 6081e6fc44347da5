package org.gan4j.core.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gan4j.core.Gan;
import org.gan4j.core.run.TrainingRun;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.datasets.idx.Mnist10kConfiguration;
import org.gan4j.datasets.mixtures.RingConfiguration;
import org.gan4j.experiment.AveragingOptions;
import org.gan4j.experiment.Draft;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.TrainingOptions;
import org.gan4j.training.StopSignal;
import org.gan4j.vanilla.VanillaDiscriminatorConfiguration;
import org.gan4j.vanilla.VanillaGeneratorConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Training and sampling from Java. */
class LibraryTest {
  private final Gan gan = Gan.create();

  @TempDir Path folder;

  private static Draft<Experiment> draft(Draft<?> data) {
    return Draft.of(Experiment.class)
        .set(Experiment::dataset)
        .to(data)
        .set(Experiment::generator)
        .to(
            Draft.of(VanillaGeneratorConfiguration.class)
                .set(VanillaGeneratorConfiguration::hidden)
                .to(List.of(16)))
        .set(Experiment::discriminator)
        .to(
            Draft.of(VanillaDiscriminatorConfiguration.class)
                .set(VanillaDiscriminatorConfiguration::hidden)
                .to(List.of(16)))
        .set(Experiment::averaging)
        .to(Draft.of(AveragingOptions.class).set(AveragingOptions::decay).to(0.9))
        .set(Experiment::training)
        .to(Draft.of(TrainingOptions.class).set(TrainingOptions::iterations).to(20L));
  }

  private static Draft<Experiment> ring() {
    return draft(Draft.of(RingConfiguration.class).set(RingConfiguration::size).to(200));
  }

  private static Draft<Experiment> digits() {
    return draft(Draft.of(Mnist10kConfiguration.class).set(Mnist10kConfiguration::limit).to(100));
  }

  @Test
  void trainsTheSameGeneratorInMemoryAsInAFolder() {
    TrainingRun.Result result = gan.train(ring(), folder.resolve("run"));
    assertThat(result.complete()).isTrue();
    assertThat(result.progress().iteration()).isEqualTo(20);
    try (TrainedGenerator stored = gan.open(folder.resolve("run"));
        TrainedGenerator inMemory = gan.train(ring());
        INDArray expected = stored.sample(50, 3);
        INDArray samples = inMemory.sample(50, 3)) {
      assertThat(samples.toFloatMatrix()).isDeepEqualTo(expected.toFloatMatrix());
      assertThat(inMemory.steps()).isEqualTo(stored.steps());
      assertThat(inMemory.checkpoint()).isEqualTo(Path.of("memory"));
    }
  }

  @Test
  void writesNothingWhenItTrainsInMemory() throws Exception {
    try (TrainedGenerator generator = gan.train(ring());
        var files = Files.list(folder)) {
      assertThat(generator.shape().length()).isEqualTo(2);
      assertThat(files).isEmpty();
      assertThat(Path.of("runs")).doesNotExist();
    }
  }

  @Test
  void endsATrainingInMemoryThatIsStopped() {
    StopSignal stop = new StopSignal();
    stop.request();
    try (TrainedGenerator generator = gan.train(ring(), stop)) {
      assertThat(generator.steps()).isLessThan(40);
    }
  }

  @Test
  void givesSeveralThreadsTheirOwnPictures() throws Exception {
    List<byte[]> expected = new ArrayList<>();
    try (SharedGenerator shared = new SharedGenerator(gan.train(digits()))) {
      for (int seed = 0; seed < 8; seed++) {
        expected.add(pixels(shared.picture(seed)));
      }
      assertThat(expected.get(0)).isNotEqualTo(expected.get(1));
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<byte[]>> drawn = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
          int seed = i % 8;
          drawn.add(threads.submit(() -> pixels(shared.picture(seed))));
        }
        for (int i = 0; i < 64; i++) {
          assertThat(drawn.get(i).get()).as("picture %d", i).isEqualTo(expected.get(i % 8));
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @Test
  void drawsPicturesOfTheSamples() {
    try (TrainedGenerator generator = gan.train(digits());
        INDArray samples = generator.sample(3, 5)) {
      List<BufferedImage> pictures = generator.pictures(SampleRequest.of(3, 5));
      assertThat(pictures).hasSize(3);
      float number = samples.getFloat(2, 0, 10, 20);
      long level = Math.max(0, Math.min(255, Math.round((number + 1) * 127.5)));
      assertThat(pictures.get(2).getRaster().getSample(20, 10, 0)).isEqualTo((int) level);
    }
  }

  @Test
  void refusesPicturesOfPointsAndOfClosedGenerators() {
    SharedGenerator shared = new SharedGenerator(gan.train(ring()));
    assertThatThrownBy(() -> shared.picture(1)).hasMessageContaining("no pictures");
    shared.close();
    shared.close();
    assertThatThrownBy(() -> shared.picture(1)).isInstanceOf(IllegalStateException.class);
  }

  private static byte[] pixels(BufferedImage picture) {
    int[] samples =
        picture
            .getRaster()
            .getSamples(0, 0, picture.getWidth(), picture.getHeight(), 0, (int[]) null);
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) samples[i];
    }
    return Arrays.copyOf(bytes, bytes.length);
  }
}
