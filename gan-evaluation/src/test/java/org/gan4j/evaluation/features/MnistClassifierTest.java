package org.gan4j.evaluation.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.SharedComparison;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.api.io.Sha256;
import org.gan4j.datasets.idx.Mnist10kConfiguration;
import org.gan4j.datasets.idx.Mnist10kProvider;
import org.gan4j.datasets.idx.MnistConfiguration;
import org.gan4j.datasets.idx.MnistProvider;
import org.gan4j.datasets.idx.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class MnistClassifierTest {
  @TempDir Path folder;

  private DatasetContext data() {
    return DatasetContext.of(folder, folder, RandomKey.ofSeed(0));
  }

  private ArrayDataset digits(int count) {
    try (Dataset all = new Mnist10kProvider().create(new Mnist10kConfiguration(count), data())) {
      return ArrayDataset.of(all, 0, count, label -> true);
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream stream = MnistClassifierTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    }
  }

  @Test
  void itsProvenanceNamesItsBytes() throws IOException {
    String provenance = new String(resource("mnist-classifier.json"), StandardCharsets.UTF_8);

    assertThat(provenance)
        .contains("\"" + new Sha256().add(resource(MnistClassifier.RESOURCE)).hex() + "\"");
  }

  @Test
  void recognizesDigitsAndPicksItselfForThem() {
    TestContext context =
        new TestContext(digits(1000), folder)
            .watchedBy(
                (work, done, total) -> {
                  throw new AssertionError(work);
                });
    try (FeatureNetwork network =
        new AutomaticProvider().create(new AutomaticConfiguration(), context)) {
      assertThat(network.identity()).isEqualTo(MnistClassifier.read().identity());
      assertThat(accuracy(network, context.training())).isGreaterThan(0.99);
    }
  }

  @Test
  void doesNotTakeOtherImagesForDigits() {
    ArrayDataset digits = digits(640);
    float[][] inverted = new float[digits.size()][];
    int[] permuted = digits.labels().clone();
    for (int i = 0; i < inverted.length; i++) {
      inverted[i] = digits.samples()[i].clone();
      for (int k = 0; k < inverted[i].length; k++) {
        inverted[i][k] *= -1;
      }
      permuted[i] = (permuted[i] + 1) % 10;
    }

    assertThat(MnistClassifier.recognizes(digits)).isTrue();
    assertThat(MnistClassifier.recognizes(digits.withoutLabels())).isFalse();
    assertThat(
            MnistClassifier.recognizes(
                new ArrayDataset(digits.shape(), digits.classes(), digits.labels(), inverted)))
        .isFalse();
    assertThat(
            MnistClassifier.recognizes(
                new ArrayDataset(digits.shape(), digits.classes(), permuted, digits.samples())))
        .isFalse();
  }

  /** {@code -Dfeatures.mnist=FOLDER} with the files of MNIST. */
  @Test
  @EnabledIfSystemProperty(named = "features.mnist", matches = ".+")
  void recognizesNinetyNinePercentOfTheTestDigits() {
    MnistConfiguration test =
        new MnistConfiguration(System.getProperty("features.mnist"), Split.TEST, null);
    try (Dataset digits = new MnistProvider().create(test, data());
        FeatureNetwork network = MnistClassifier.open()) {
      assertThat(accuracy(network, digits)).isGreaterThanOrEqualTo(0.99);
    }
  }

  private static double accuracy(FeatureNetwork network, Dataset data) {
    var samples = SharedComparison.of(data, data, data).forMetric(null).samples(data.size());
    Vectors probabilities = samples.probabilities(network).orElseThrow();
    int[] labels = samples.labels().orElseThrow();
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      int best = 0;
      for (int k = 1; k < probabilities.size(); k++) {
        best = probabilities.get(i, k) > probabilities.get(i, best) ? k : best;
      }
      right += best == labels[i] ? 1 : 0;
    }
    return (double) right / labels.length;
  }
}
