package org.gan4j.evaluation.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.datasets.idx.Mnist10kConfiguration;
import org.gan4j.datasets.idx.Mnist10kProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Fréchet distance in every kind of features rises strictly over five strengths of each
 * distortion, and well above the distance between real samples. {@code -Dfeatures.full=true} takes
 * more digits and longer trainings, and prints all distances.
 */
class AcceptanceTest {
  private static final boolean FULL = Boolean.getBoolean("features.full");

  @TempDir static Path cache;
  private static Dataset digits;

  @BeforeAll
  static void openDigits() {
    digits =
        new Mnist10kProvider()
            .create(
                new Mnist10kConfiguration(null),
                DatasetContext.of(cache, cache, RandomKey.ofSeed(0)));
  }

  @AfterAll
  static void closeDigits() {
    digits.close();
  }

  @Test
  void builtInClassifierSeesEveryDistortion() {
    risesIn(new MnistClassifierProvider().create(new MnistClassifierConfiguration(), context()));
  }

  @Test
  @EnabledIfSystemProperty(named = "features.full", matches = "true")
  void newClassifierSeesEveryDistortion() {
    ClassifierConfiguration settings = new ClassifierConfiguration(null, false, 3000, 64, 1);
    risesIn(new ClassifierProvider().create(settings, context()));
  }

  @Test
  void rotationsSeeEveryDistortion() {
    RotationConfiguration settings =
        new RotationConfiguration(FULL ? 3000 : 150, FULL ? 64 : 32, 1);
    risesIn(new RotationProvider().create(settings, context()));
  }

  @Test
  void autoencoderSeesEveryDistortion() {
    AutoencoderConfiguration settings =
        new AutoencoderConfiguration(FULL ? 1000 : 60, FULL ? 64 : 32, 1);
    risesIn(new AutoencoderProvider().create(settings, context()));
  }

  @Test
  @EnabledIfSystemProperty(named = "features.full", matches = "true")
  void randomNetworksSeeEveryDistortion() {
    RandomFeaturesConfiguration settings = new RandomFeaturesConfiguration(3, 64, 1);
    risesIn(new RandomFeaturesProvider().create(settings, context()));
  }

  private static TestContext context() {
    return new TestContext(digits, cache);
  }

  private static void risesIn(FeatureNetwork network) {
    try (network) {
      for (FeatureNetwork member : network.members()) {
        Map<String, List<Double>> distances =
            new Strengths(digits, FULL ? 4000 : 500).distances(member);
        if (FULL) {
          distances.forEach((name, rising) -> System.out.println(line(member, name, rising)));
        }
        assertThat(distances)
            .allSatisfy(
                (distortion, byStrength) -> {
                  assertThat(byStrength.subList(1, 6)).isSorted().doesNotHaveDuplicates();
                  // Several times the deviation of the distance between two sets of real samples.
                  assertThat(byStrength.get(5)).isGreaterThan(1.25 * byStrength.get(0));
                });
      }
    }
  }

  private static String line(FeatureNetwork network, String distortion, List<Double> distances) {
    return "%.24s %-16s %s"
        .formatted(
            network.identity(),
            distortion,
            String.join(
                " ", distances.stream().map(distance -> "%9.3f".formatted(distance)).toList()));
  }
}
