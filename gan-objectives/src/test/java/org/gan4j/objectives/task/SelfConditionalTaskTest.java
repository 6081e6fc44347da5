package org.gan4j.objectives.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class SelfConditionalTaskTest {
  private static final RandomKey KEY = RandomKey.ofSeed(3);

  private static Task created(Points data, SelfConditionalConfiguration configuration) {
    return new SelfConditionalTaskProvider()
        .create(configuration, TaskContext.of(data.shape(), data.classes()));
  }

  private static Task task(Points data, SelfConditionalConfiguration configuration) {
    Map<String, INDArray> prepared = created(data, configuration).prepare(data, KEY);
    Task task = created(data, configuration);
    task.restore(prepared);
    return task;
  }

  /** The place of the 1 in each row; fails unless the rows are one-hot. */
  private static int[] clusters(INDArray conditions) {
    assertThat(conditions.sum(1).toDoubleVector()).containsOnly(1);
    assertThat(conditions.max(1).toDoubleVector()).containsOnly(1);
    return conditions.argMax(1).toIntVector();
  }

  private static int[] clusters(Task task, Points data, int... samples) {
    try (Round round = task.round(data.batch(samples), KEY)) {
      assertThat(round.discriminatorCondition()).isEqualTo(round.generatorCondition());
      return clusters(Objects.requireNonNull(round.generatorCondition()));
    }
  }

  private static int[] firsts(int count) {
    return IntStream.range(0, count).toArray();
  }

  @Test
  void findsTheModesOfARing() {
    Points ring = Points.ring(8, 400);
    Task task = task(ring, new SelfConditionalConfiguration(8, 20, 50, false));
    int[] clusters = clusters(task, ring, firsts(400));

    assertThat(Arrays.copyOf(clusters, 8)).doesNotHaveDuplicates();
    for (int i = 0; i < clusters.length; i++) {
      assertThat(clusters[i]).isEqualTo(clusters[i % 8]);
    }
    assertThat(task.remarks()).containsExactly("clusters: 8 of 50 to 50 of the 400 samples");
    assertThat(task.classConditions()).isEmpty();
  }

  @Test
  void drawsClustersAsFrequentAsTheirSamples() {
    // A point has one of three values; half, a third and a sixth of them.
    Points points =
        Points.unlabelled(SampleShape.vector(1), 60, (i, k) -> i % 6 < 3 ? 0 : i % 6 < 5 ? 5 : 9);
    Task task = task(points, new SelfConditionalConfiguration(3, 1, 1, false));
    int[] ofValues = clusters(task, points, 0, 3, 5);
    int draws = 6000;
    int[] drawn = clusters(task.drawConditions(draws, KEY).orElseThrow());

    double[] expected = {1.0 / 2, 1.0 / 3, 1.0 / 6};
    for (int value = 0; value < 3; value++) {
      int cluster = ofValues[value];
      double share = (double) IntStream.of(drawn).filter(c -> c == cluster).count() / draws;
      // Five standard errors.
      assertThat(share).isCloseTo(expected[value], within(5 * 0.5 / Math.sqrt(draws)));
    }
  }

  @Test
  void makesFewerClustersOfFewSamples() {
    Points ring = Points.ring(8, 48);

    assertThat(task(ring, new SelfConditionalConfiguration(200, 6, 50, false)).remarks())
        .containsExactly("clusters: 8 of 6 to 6 of the 48 samples");
    Task one = task(Points.ring(8, 4), new SelfConditionalConfiguration(200, 20, 50, false));
    assertThat(one.remarks()).containsExactly("clusters: 1 of 4 to 4 of the 4 samples");
    assertThat(one.generatorCondition()).isEqualTo(SampleShape.vector(200));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void makesOneClusterOfSamplesThatAreAllTheSame(boolean image) {
    SampleShape shape = image ? SampleShape.image(3, 40, 24) : SampleShape.vector(60);
    Points same = Points.unlabelled(shape, 50, (i, k) -> 0.3 + k * 1e-3);
    Task task = task(same, new SelfConditionalConfiguration(10, 1, 5, false));

    assertThat(task.remarks()).containsExactly("clusters: 1 of 50 to 50 of the 50 samples");
    assertThat(clusters(task, same, 0, 7)).containsExactly(0, 0);
    created(same, new SelfConditionalConfiguration(10, 1, 5, false))
        .prepare(same, KEY)
        .forEach((name, array) -> assertThat(array.toStringFull()).doesNotContain("NaN"));
  }

  @Test
  void takesSomeOfManySamples() {
    Points ring = Points.ring(8, 30_000);
    Task task = task(ring, new SelfConditionalConfiguration(8, 20, 50, false));

    assertThat(task.remarks()).singleElement().asString().endsWith("of the 20,000 samples");
    assertThat(clusters(task, ring, firsts(8))).doesNotHaveDuplicates();
  }

  @Test
  void drawsSamplesOfAClassFromItsOwnClusters() {
    Points ring = Points.ring(8, 400).withClasses(2);
    Task task = task(ring, new SelfConditionalConfiguration(8, 20, 50, true));
    int[] clusters = clusters(task, ring, firsts(400));
    ClassConditions classes = task.classConditions().orElseThrow();

    assertThat(classes.names()).containsExactly("0", "1");
    for (int label = 0; label < 2; label++) {
      int[] labels = new int[300];
      Arrays.fill(labels, label);
      int chosen = label;
      List<Integer> own =
          IntStream.range(0, 400)
              .filter(i -> i % 2 == chosen)
              .mapToObj(i -> clusters[i])
              .distinct()
              .toList();
      assertThat(own).hasSize(4);
      assertThat(clusters(classes.of(KEY, labels)))
          .containsOnly(own.stream().mapToInt(i -> i).toArray())
          .hasSize(300);
    }
  }

  @Test
  void takesTheClassOfASampleFromItsLabel() {
    // Both classes have samples at the same places.
    Points line = Points.unlabelled(SampleShape.vector(1), 80, (i, k) -> i / 2 % 2).withClasses(2);
    Task task = task(line, new SelfConditionalConfiguration(4, 20, 1, true));

    assertThat(clusters(task, line, 0, 1, 2, 3)).doesNotHaveDuplicates();
  }

  @Test
  void takesMoreClassesThanAByteHolds() {
    int classes = 300;
    Points many =
        Points.unlabelled(SampleShape.vector(2), 3 * classes, (i, k) -> (i % classes) * (1 - k))
            .withClasses(classes);
    Task task = task(many, new SelfConditionalConfiguration(400, 20, 2, true));
    int[] clusters = clusters(task, many, firsts(classes));

    assertThat(clusters).doesNotHaveDuplicates();
    assertThat(clusters(task.classConditions().orElseThrow().of(KEY, 0, 256, 299)))
        .containsExactly(clusters[0], clusters[256], clusters[299]);
  }

  @Test
  void keepsAClusterForAClassWithoutSamples() {
    Points ring = Points.ring(8, 100);
    Points two = new Points(ring.shape(), 100, List.of("empty", "all"), ring.sample(), i -> 1);
    Task task = task(two, new SelfConditionalConfiguration(5, 20, 2, true));

    assertThat(clusters(task.classConditions().orElseThrow().of(KEY, 0, 0))).containsExactly(0, 0);
    assertThat(clusters(task.drawConditions(200, KEY).orElseThrow())).doesNotContain(0);
  }

  @Test
  void refusesClustersWithinClassesThatAreMissingOrTooMany() {
    Points ring = Points.ring(8, 40);
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> created(ring, new SelfConditionalConfiguration(20, 20, 2, true)))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(GanException.Kind.USAGE))
        .withMessageContaining("task.withinClasses");
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(
            () -> created(ring.withClasses(8), new SelfConditionalConfiguration(8, 20, 2, true)))
        .withMessageContaining("task.clusters");
  }

  @Test
  void needsItsClusters() {
    Points ring = Points.ring(8, 40);
    Task task = created(ring, new SelfConditionalConfiguration(8, 20, 2, false));
    assertThatIllegalStateException().isThrownBy(() -> task.round(ring.batch(0), KEY));
  }
}
