package org.gan4j.core.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.sampling.LatentExplorer.Place;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Of a small generator that was trained. */
class LatentExplorerTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  @TempDir private static Path folder;

  private static TrainedGenerator trained;

  @BeforeAll
  static void train() {
    try (PreparedTraining training = TinyTraining.with(folder, "training.iterations=30")) {
      TinyTraining.gan().start(training, folder.resolve("run")).train(new StopSignal(), List.of());
    }
    trained = TinyTraining.gan().open(folder.resolve("run"));
  }

  @AfterAll
  static void close() {
    trained.close();
  }

  private static float[] pictures(Place place) {
    try (INDArray made = trained.explorer().pictures(place, 5)) {
      return made.data().asFloat();
    }
  }

  private static float[] at(
      long seed, double truncation, double across, double down, Double... along) {
    return pictures(new Place(seed, 3, null, truncation, across, down, List.of(along)));
  }

  @Test
  void beginsWithTheSamplesOfTheSeed() {
    try (INDArray sampled = trained.sample(5, 7)) {
      assertThat(pictures(Place.of(7))).isEqualTo(sampled.dup('c').data().asFloat());
    }
  }

  @Test
  void movesBetweenFourSeeds() {
    float[][] corners = {
      at(3, NONE, 0, 0), at(3, NONE, 1, 0), at(3, NONE, 0, 1), at(3, NONE, 1, 1)
    };
    for (int i = 0; i < corners.length; i++) {
      // The great circle rounds.
      assertThat(corners[i]).containsExactly(at(3 + i, NONE, 0, 0), within(1e-4f));
    }
    assertThat(at(3, NONE, 0.5, 0)).isNotEqualTo(corners[0]).isNotEqualTo(corners[1]);
  }

  @Test
  void drawsNumbersBeyondTheTruncationAgain() {
    float[] usual = at(3, NONE, 0, 0);

    // A gaussian number beyond nine standard deviations is never drawn.
    assertThat(at(3, 9, 0, 0)).isEqualTo(usual);
    assertThat(at(3, 0.1, 0, 0)).isNotEqualTo(usual).isEqualTo(at(3, 0.1, 0, 0));
  }

  @Test
  void goesAlongDirections() {
    LatentExplorer explorer = trained.explorer();
    int count = Math.min(LatentExplorer.DIRECTIONS, trained.latent().size());
    assertThat(explorer.directions()).isEqualTo(count);
    assertThat(explorer.spread()).isCloseTo(1, within(0.1));
    float[] usual = at(3, NONE, 0, 0);
    assertThat(at(3, NONE, 0, 0, 0.0, 0.0)).isEqualTo(usual);

    Double[] last = new Double[count];
    Arrays.fill(last, 0.0);
    last[count - 1] = 0.2;
    assertThat(distance(at(3, NONE, 0, 0, 0.2), usual))
        .as("the first direction changes more than the last")
        .isGreaterThan(distance(at(3, NONE, 0, 0, last), usual));
  }

  @Test
  void goesAlongDirectionsOfOnesOwn() {
    LatentExplorer explorer = trained.explorer();
    double[][] found =
        LatentDirections.of(
            new Sampler(trained.network(), trained.latent(), trained.shape(), Conditions.none()),
            trained.latent(),
            LatentExplorer.DIRECTIONS);
    List<Double> second =
        Arrays.stream(found[1]).map(number -> number * explorer.spread()).boxed().toList();

    LatentExplorer own = explorer.along(List.of(second));
    assertThat(own.directions()).isEqualTo(1);
    try (INDArray alongOwn = own.pictures(along(0.5), 3);
        INDArray alongSecond = explorer.pictures(along(0.0, 0.5), 3)) {
      // The products are rounded in another order.
      assertThat(alongOwn.equalsWithEps(alongSecond, 1e-6)).isTrue();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> explorer.along(List.of(List.of(1.0))))
        .withMessageContaining("a direction has 1 numbers");
  }

  private static Place along(Double... steps) {
    return new Place(3, 3, null, NONE, 0, 0, List.of(steps));
  }

  private static double distance(float[] first, float[] second) {
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += (first[i] - second[i]) * (first[i] - second[i]);
    }
    return Math.sqrt(sum);
  }

  @Test
  void findsOrthonormalDirections() {
    double[][] directions =
        LatentDirections.of(
            new Sampler(trained.network(), trained.latent(), trained.shape(), Conditions.none()),
            trained.latent(),
            LatentExplorer.DIRECTIONS);
    for (int i = 0; i < directions.length; i++) {
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int k = 0; k < directions[i].length; k++) {
          product += directions[i][k] * directions[j][k];
        }
        assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-6));
      }
    }
  }

  @Test
  void refusesPlacesOutside() {
    assertThatIllegalArgumentException().isThrownBy(() -> at(1, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> at(1, NONE, 1.5, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> at(1, NONE, 0, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pictures(new Place(1, 1, 0, NONE, 0, 0, List.of())));
  }
}
