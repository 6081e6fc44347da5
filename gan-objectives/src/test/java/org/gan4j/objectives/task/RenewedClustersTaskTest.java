package org.gan4j.objectives.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.SampleFeatures;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** {@link SelfConditionalTaskTest} has the clusters that are found once. */
class RenewedClustersTaskTest {
  private static final RandomKey KEY = RandomKey.ofSeed(3);
  private static final int SAMPLES = 400;

  /** Eight modes; sample i is of mode i % 8. */
  private final Points ring = Points.ring(8, SAMPLES);

  private static SelfConditionalConfiguration renewed(
      ClusterCondition condition, int clusters, int least, boolean withinClasses) {
    return new SelfConditionalConfiguration(
        condition, clusters, least, 50, 0, withinClasses, null, 100);
  }

  private static Task task(Points data, SelfConditionalConfiguration configuration) {
    return new SelfConditionalTaskProvider()
        .create(configuration, TaskContext.of(data.shape(), data.classes()));
  }

  private static Task prepared(Points data, int clusters, int least, boolean withinClasses) {
    Task task = task(data, renewed(ClusterCondition.CLUSTER, clusters, least, withinClasses));
    task.restore(task.prepare(data, KEY));
    return task;
  }

  private static int[] all() {
    return IntStream.range(0, SAMPLES).toArray();
  }

  /** The cluster of each sample, as both players receive it. */
  private static int[] clusters(Task task, Points data) {
    Batch batch = data.batch(all());
    Batch read = new Batch(batch.arrays(), batch.labels(), all());
    try (Round round = task.round(read, KEY)) {
      INDArray conditions = Objects.requireNonNull(round.generatorCondition());
      assertThat(round.discriminatorCondition()).isEqualTo(conditions);
      assertThat(conditions.sum(1).toDoubleVector()).containsOnly(1);
      return conditions.argMax(1).toIntVector();
    }
  }

  /** Features that are a function of each sample. */
  private static SampleFeatures.Vectors features(int size, Function<double[], double[]> function) {
    return new SampleFeatures.Vectors() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public INDArray of(INDArray batch) {
        double[][] rows = new double[(int) batch.size(0)][];
        Arrays.setAll(rows, i -> function.apply(batch.getRow(i).toDoubleVector()));
        return Nd4j.createFromArray(rows).castTo(batch.dataType());
      }
    };
  }

  private static void renew(Task task, Points data, SampleFeatures.Vectors features) {
    task.restore(task.renew(data, features, KEY.split("renewal")));
  }

  @Test
  void beginsWithTheClustersOfTheSamples() {
    Task task = prepared(ring, 8, 20, false);

    assertThat(task.renewedEvery()).isEqualTo(100);
    int[] clusters = clusters(task, ring);
    assertThat(Arrays.copyOf(clusters, 8)).doesNotHaveDuplicates();
    for (int i = 0; i < SAMPLES; i++) {
      assertThat(clusters[i]).isEqualTo(clusters[i % 8]);
    }
    assertThat(task.remarks()).containsExactly("clusters: 8 of 50 to 50 of the 400 samples");
  }

  @Test
  void clustersKeepTheirNumbersWhereFeaturesKeepThemApart() {
    Task task = prepared(ring, 8, 20, false);
    int[] before = clusters(task, ring);

    renew(task, ring, features(2, sample -> new double[] {3 * sample[1], -3 * sample[0]}));

    assertThat(clusters(task, ring)).isEqualTo(before);
  }

  /** Three of eight modes are on the right; the features do not tell the modes of a side apart. */
  @Test
  void followsTheFeatures() {
    Task task = prepared(ring, 2, 20, false);

    renew(task, ring, features(3, sample -> new double[] {0, Math.signum(sample[0] - 0.2), 0}));

    int[] clusters = clusters(task, ring);
    for (int i = 0; i < SAMPLES; i++) {
      boolean right = Math.cos(2 * Math.PI * i / 8) > 0.2;
      assertThat(clusters[i] == clusters[0]).isEqualTo(right);
    }
    assertThat(task.remarks()).containsExactly("clusters: 2 of 150 to 250 of the 400 samples");
  }

  @Test
  void drawsTheClustersThatHaveSamplesNow() {
    Task task = prepared(ring, 8, 20, false);

    renew(task, ring, features(1, sample -> new double[] {0}));

    int cluster = clusters(task, ring)[0];
    assertThat(clusters(task, ring)).containsOnly(cluster);
    assertThat(task.drawConditions(30, KEY).orElseThrow().argMax(1).toIntVector())
        .containsOnly(cluster);
  }

  /** One begins at the mean of all samples, between the modes, and is lost. */
  @Test
  void findsClustersAgain() {
    Task task = prepared(ring, 8, 20, false);
    renew(task, ring, features(1, sample -> new double[] {0}));

    renew(task, ring, features(2, double[]::clone));

    assertThat(IntStream.of(clusters(task, ring)).distinct().count()).isGreaterThanOrEqualTo(7);
  }

  @Test
  void keepsClustersWithinClasses() {
    Points labelled = ring.withClasses(2);
    Task task = prepared(labelled, 8, 20, true);
    ClassConditions classes = task.classConditions().orElseThrow();

    // All samples of a class are equal in these features, and so are those of the other.
    renew(task, labelled, features(1, sample -> new double[] {0}));

    int[] clusters = clusters(task, labelled);
    assertThat(clusters[0]).isNotEqualTo(clusters[1]);
    for (int i = 0; i < SAMPLES; i++) {
      assertThat(clusters[i]).isEqualTo(clusters[i % 2]);
    }
    assertThat(classes.of(KEY, 1, 0, 1).argMax(1).toIntVector())
        .containsExactly(clusters[1], clusters[0], clusters[1]);
  }

  @Test
  void otherSamplesAreOfNoCluster() {
    Task task = prepared(ring, 8, 20, false);

    try (Round round = task.round(ring.batch(0, 1), KEY)) {
      assertThat(Objects.requireNonNull(round.generatorCondition()).sumNumber().doubleValue())
          .isZero();
    }
    try (INDArray samples = ring.batch(0).samples()) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> task.conditionsLike(samples, KEY))
          .satisfies(e -> assertThat(e.remedy()).contains("without task.renewEvery"));
    }
  }

  @Test
  void isASmallPartOfACheckpoint() {
    Map<String, INDArray> arrays =
        task(ring, renewed(ClusterCondition.CLUSTER, 8, 20, false)).prepare(ring, KEY);

    assertThat(arrays).containsOnlyKeys("assignments", "classes");
  }

  @Test
  void renewsClustersOnly() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> task(ring, renewed(ClusterCondition.NEIGHBOURHOOD, 8, 20, false)))
        .satisfies(
            e -> {
              assertThat(e.problem())
                  .isEqualTo("only clusters are renewed, and the condition is neighbourhood");
              assertThat(e.where()).isEqualTo("task.renewEvery");
            });
  }
}
