package org.gan4j.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.core.Gan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldOutTest {
  private static final Gan GAN = Gan.create();

  @TempDir private Path folder;

  private PreparedTraining training(String... overrides) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("ring.json"),
            """
            {
              "dataset": { "type": "ring", "size": 500 },
              "generator": { "type": "vanilla", "hidden": [4] },
              "discriminator": { "type": "vanilla", "hidden": [4] },
              "training": { "batchSize": 10, "iterations": 1 }
            }
            """);
    return GAN.assemble(GAN.read(file, List.of(overrides)));
  }

  private static Set<List<Float>> samples(Dataset data) {
    int length = data.shape().length();
    float[] numbers = new float[data.size() * length];
    int[] all = new int[data.size()];
    Arrays.setAll(all, i -> i);
    data.read(all, RandomKey.ofSeed(1), java.nio.FloatBuffer.wrap(numbers));
    Set<List<Float>> samples = new HashSet<>();
    for (int i = 0; i < all.length; i++) {
      samples.add(List.of(numbers[i * length], numbers[i * length + 1]));
    }
    return samples;
  }

  @Test
  void trainsWithTheOthers() throws Exception {
    try (PreparedTraining training = training("evaluation.heldOut=0.2")) {
      assertThat(training.dataset().size()).isEqualTo(400);
      assertThat(training.compared().reference().size()).isEqualTo(100);
      assertThat(samples(training.dataset()))
          .hasSize(400)
          .doesNotContainAnyElementsOf(samples(training.compared().reference()));
    }
  }

  @Test
  void holdsATenthOutForMetricsOfSamples() throws Exception {
    try (PreparedTraining training =
        training("evaluation.metrics=[{\"type\": \"sliced-wasserstein\"}]")) {
      assertThat(training.experiment().evaluation().heldOut()).isEqualTo(0.1);
      assertThat(training.compared().reference().size()).isEqualTo(50);
    }
  }

  @Test
  void holdsNothingOutOtherwise() throws Exception {
    try (PreparedTraining training = training()) {
      assertThat(training.dataset().size()).isEqualTo(500);
      assertThat(training.compared().isHeldOut(training.dataset())).isFalse();
    }
  }

  @Test
  void comparesWithNamedDataAndHoldsNothingOut() throws Exception {
    try (PreparedTraining training =
        training(
            "evaluation.metrics=[{\"type\": \"sliced-wasserstein\"}]",
            "evaluation.reference={\"type\": \"ring\", \"size\": 70}")) {
      assertThat(training.dataset().size()).isEqualTo(500);
      assertThat(training.compared().reference().size()).isEqualTo(70);
    }
  }
}
