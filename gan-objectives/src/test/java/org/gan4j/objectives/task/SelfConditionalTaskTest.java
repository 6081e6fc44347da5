package org.gan4j.objectives.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.SampleFeatures;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureProvider;
import org.gan4j.api.network.Differentiable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class SelfConditionalTaskTest {
  private static final RandomKey KEY = RandomKey.ofSeed(3);

  private static SelfConditionalConfiguration anywhere(int clusters, int least, int components) {
    return clusters(clusters, least, components, false);
  }

  private static SelfConditionalConfiguration withinClasses(
      int clusters, int least, int components) {
    return clusters(clusters, least, components, true);
  }

  private static SelfConditionalConfiguration clusters(
      int clusters, int least, int components, boolean withinClasses) {
    return new SelfConditionalConfiguration(
        ClusterCondition.CLUSTER, clusters, least, components, 0, withinClasses, null, null);
  }

  private static SelfConditionalConfiguration coordinates(
      ClusterCondition condition, double noise, boolean withinClasses) {
    return new SelfConditionalConfiguration(condition, 8, 20, 2, noise, withinClasses, null, null);
  }

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
    Task task = task(ring, anywhere(8, 20, 50));
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
    Task task = task(points, anywhere(3, 1, 1));
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

    assertThat(task(ring, anywhere(200, 6, 50)).remarks())
        .containsExactly("clusters: 8 of 6 to 6 of the 48 samples");
    Task one = task(Points.ring(8, 4), anywhere(200, 20, 50));
    assertThat(one.remarks()).containsExactly("clusters: 1 of 4 to 4 of the 4 samples");
    assertThat(one.generatorCondition()).isEqualTo(SampleShape.vector(200));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void makesOneClusterOfSamplesThatAreAllTheSame(boolean image) {
    SampleShape shape = image ? SampleShape.image(3, 40, 24) : SampleShape.vector(60);
    Points same = Points.unlabelled(shape, 50, (i, k) -> 0.3 + k * 1e-3);
    Task task = task(same, anywhere(10, 1, 5));

    assertThat(task.remarks()).containsExactly("clusters: 1 of 50 to 50 of the 50 samples");
    assertThat(clusters(task, same, 0, 7)).containsExactly(0, 0);
    created(same, anywhere(10, 1, 5))
        .prepare(same, KEY)
        .forEach((name, array) -> assertThat(array.toStringFull()).doesNotContain("NaN"));
  }

  @Test
  void takesSomeOfManySamples() {
    Points ring = Points.ring(8, 30_000);
    Task task = task(ring, anywhere(8, 20, 50));

    assertThat(task.remarks()).singleElement().asString().endsWith("of the 20,000 samples");
    assertThat(clusters(task, ring, firsts(8))).doesNotHaveDuplicates();
  }

  @Test
  void drawsSamplesOfAClassFromItsOwnClusters() {
    Points ring = Points.ring(8, 400).withClasses(2);
    Task task = task(ring, withinClasses(8, 20, 50));
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
    Task task = task(line, withinClasses(4, 20, 1));

    assertThat(clusters(task, line, 0, 1, 2, 3)).doesNotHaveDuplicates();
  }

  @Test
  void takesMoreClassesThanAByteHolds() {
    int classes = 300;
    Points many =
        Points.unlabelled(SampleShape.vector(2), 3 * classes, (i, k) -> (i % classes) * (1 - k))
            .withClasses(classes);
    Task task = task(many, withinClasses(400, 20, 2));
    int[] clusters = clusters(task, many, firsts(classes));

    assertThat(clusters).doesNotHaveDuplicates();
    assertThat(clusters(task.classConditions().orElseThrow().of(KEY, 0, 256, 299)))
        .containsExactly(clusters[0], clusters[256], clusters[299]);
  }

  @Test
  void keepsAClusterForAClassWithoutSamples() {
    Points ring = Points.ring(8, 100);
    Points two = new Points(ring.shape(), 100, List.of("empty", "all"), ring.sample(), i -> 1);
    Task task = task(two, withinClasses(5, 20, 2));

    assertThat(clusters(task.classConditions().orElseThrow().of(KEY, 0, 0))).containsExactly(0, 0);
    assertThat(clusters(task.drawConditions(200, KEY).orElseThrow())).doesNotContain(0);
  }

  @Test
  void refusesClustersWithinClassesThatAreMissingOrTooMany() {
    Points ring = Points.ring(8, 40);
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> created(ring, withinClasses(20, 20, 2)))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(GanException.Kind.USAGE))
        .withMessageContaining("task.withinClasses");
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> created(ring.withClasses(8), withinClasses(8, 20, 2)))
        .withMessageContaining("task.clusters");
  }

  @Test
  void needsItsClusters() {
    Points ring = Points.ring(8, 40);
    Task task = created(ring, anywhere(8, 20, 2));
    assertThatIllegalStateException().isThrownBy(() -> task.round(ring.batch(0), KEY));
  }

  private static INDArray conditions(Task task, Points data, int... samples) {
    try (Round round = task.round(data.batch(samples), KEY)) {
      return Objects.requireNonNull(round.generatorCondition()).dup();
    }
  }

  /** Eight places on the unit circle, of 50 equal samples each. */
  private static Points places() {
    return Points.unlabelled(
        SampleShape.vector(2),
        400,
        (i, k) -> k == 0 ? Math.cos(Math.PI / 4 * (i % 8)) : Math.sin(Math.PI / 4 * (i % 8)));
  }

  /** The circle has the centre 0, and x² + y² = 1 there: a mean square of ½ a coordinate. */
  private static INDArray scaled(Points places, int... samples) {
    return places.batch(samples).samples().mul(Math.sqrt(2));
  }

  /** Distances among points, which do not depend on the choice of axes. */
  private static double[] distances(INDArray points) {
    int n = (int) points.size(0);
    double[] distances = new double[n * n];
    for (int i = 0; i < n * n; i++) {
      distances[i] = points.getRow(i / n).distance2(points.getRow(i % n));
    }
    return distances;
  }

  // Float32 coordinates of about 1.
  private static final double ROUNDING = 1e-5;

  @ParameterizedTest
  @EnumSource(
      value = ClusterCondition.class,
      names = {"CENTRE", "NEIGHBOURHOOD"})
  void givesTheCoordinatesOfASampleOrItsCentre(ClusterCondition condition) {
    // A sample is the centre of its cluster.
    Points ring = places();
    Task task = task(ring, coordinates(condition, 0.5, false));
    int[] samples = firsts(24);

    assertThat(task.generatorCondition()).isEqualTo(SampleShape.vector(2));
    assertThat(distances(conditions(task, ring, samples)))
        .containsExactly(distances(scaled(ring, samples)), within(ROUNDING));
    INDArray like = task.conditionsLike(ring.batch(samples).samples(), KEY).orElseThrow();
    assertThat(distances(like)).containsExactly(distances(scaled(ring, samples)), within(ROUNDING));
    INDArray drawn = task.drawConditions(500, KEY).orElseThrow();
    assertThat(drawn.norm2(1).toDoubleVector())
        .containsOnly(new double[] {Math.sqrt(2)}, within(ROUNDING));
  }

  @Test
  void spreadsANeighbourhoodAsWideAsItsCluster() {
    // One cluster of the points −1 and 1: the deviation within it is 1.
    Points two = Points.unlabelled(SampleShape.vector(1), 100, (i, k) -> i % 2 * 2 - 1);
    double noise = 0.25;
    Task task =
        task(
            two,
            new SelfConditionalConfiguration(
                ClusterCondition.NEIGHBOURHOOD, 1, 20, 1, noise, false, null, null));
    int count = 4000;
    double[] drawn = task.drawConditions(count, KEY).orElseThrow().toDoubleVector();

    double squares = 0;
    int positive = 0;
    for (double coordinate : drawn) {
      double distance = Math.abs(coordinate) - 1;
      squares += distance * distance / count;
      positive += coordinate > 0 ? 1 : 0;
    }
    // Five standard errors of a variance, √(2/n) of it, and of a share of one half.
    assertThat(squares)
        .isCloseTo(noise * noise, within(5 * noise * noise * Math.sqrt(2.0 / count)));
    assertThat(positive / (double) count).isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(count)));
    assertThat(conditions(task, two, 0, 0).toDoubleVector()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(
      value = ClusterCondition.class,
      names = {"CENTRE", "NEIGHBOURHOOD"})
  void putsTheClassInFrontOfTheCoordinates(ClusterCondition condition) {
    Points ring = places().withClasses(2);
    Task task = task(ring, coordinates(condition, 0, true));
    INDArray conditions = conditions(task, ring, 0, 1, 2, 3);

    assertThat(task.generatorCondition()).isEqualTo(SampleShape.vector(4));
    assertThat(conditions.getColumn(0).toIntVector()).containsExactly(1, 0, 1, 0);
    assertThat(conditions.getColumn(1).toIntVector()).containsExactly(0, 1, 0, 1);
    // The places of the other class are odd ones.
    INDArray ofClass = task.classConditions().orElseThrow().of(KEY, 1, 1, 1, 1, 1, 1);
    INDArray odd = conditions(task, ring, 1, 3, 5, 7);
    for (int i = 0; i < 6; i++) {
      INDArray row = ofClass.getRow(i);
      assertThat(IntStream.range(0, 4).mapToDouble(k -> row.distance2(odd.getRow(k))).min())
          .hasValueCloseTo(0.0, within(ROUNDING));
    }
    INDArray drawn = task.drawConditions(400, KEY).orElseThrow();
    double share = drawn.getColumn(1).meanNumber().doubleValue();
    assertThat(share).isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(400)));
    for (int i = 0; i < 400; i++) {
      INDArray row = drawn.getRow(i);
      INDArray own = row.getDouble(1) == 1 ? odd : conditions(task, ring, 0, 2, 4, 6);
      assertThat(IntStream.range(0, 4).mapToDouble(k -> row.distance2(own.getRow(k))).min())
          .hasValueCloseTo(0.0, within(ROUNDING));
    }
  }

  @Test
  void takesClassesWhereThereAreSome() {
    SelfConditionalConfiguration configuration =
        new SelfConditionalConfiguration(
            ClusterCondition.NEIGHBOURHOOD, 8, 20, 2, 0, null, null, null);

    assertThat(task(places(), configuration).classConditions()).isEmpty();
    Task labelled = task(places().withClasses(2), configuration);
    assertThat(labelled.classConditions().orElseThrow().names()).containsExactly("0", "1");
    assertThat(labelled.generatorCondition()).isEqualTo(SampleShape.vector(4));
  }

  @Test
  void takesMoreClassesThanClusters() {
    int classes = 300;
    Points many =
        Points.unlabelled(SampleShape.vector(2), 3 * classes, (i, k) -> (i % classes) * (1 - k))
            .withClasses(classes);
    Task task = task(many, coordinates(ClusterCondition.NEIGHBOURHOOD, 0, true));
    INDArray last = task.classConditions().orElseThrow().of(KEY, classes - 1);

    assertThat(last.size(1)).isEqualTo(classes + 2);
    assertThat(last.getDouble(0, classes - 1)).isEqualTo(1);
    assertThat(last.distance2(conditions(task, many, classes - 1))).isCloseTo(0, within(ROUNDING));
  }

  @Test
  void givesTheMeanForAClassWithoutSamples() {
    Points ring = Points.ring(8, 100);
    Points two = new Points(ring.shape(), 100, List.of("empty", "all"), ring.sample(), i -> 1);
    Task task = task(two, coordinates(ClusterCondition.NEIGHBOURHOOD, 0, true));

    assertThat(task.classConditions().orElseThrow().of(KEY, 0).toDoubleVector())
        .containsExactly(1, 0, 0, 0);
    assertThat(task.drawConditions(50, KEY).orElseThrow().getColumn(1).minNumber().doubleValue())
        .isEqualTo(1);
  }

  /** Features of points, named by their number. */
  record NoSettings() {}

  private static final class SomeFeatures extends NamedProvider<NoSettings>
      implements FeatureProvider<NoSettings> {
    SomeFeatures() {
      super("some", NoSettings.class, "Features of a test");
    }

    @Override
    public FeatureNetwork create(NoSettings configuration, FeatureContext context) {
      throw new IllegalStateException("the context gives the features");
    }
  }

  /** The second coordinate of each point alone. */
  private record SecondCoordinate() implements SampleFeatures {
    @Override
    public Supplier<Differentiable> maps(
        ConfiguredProvider<?> chosen, SampleShape samples, int halvings) {
      throw new IllegalStateException("the task compares vectors");
    }

    @Override
    public Vectors vectors(ConfiguredProvider<?> chosen, SampleShape samples) {
      return new Vectors() {
        @Override
        public int size() {
          return 1;
        }

        @Override
        public INDArray of(INDArray batch) {
          return batch.getColumn(1, true).dup('c');
        }
      };
    }
  }

  private static SelfConditionalConfiguration byFeatures(int components) {
    return new SelfConditionalConfiguration(
        ClusterCondition.NEIGHBOURHOOD,
        4,
        1,
        components,
        0,
        false,
        new ConfiguredProvider<>(new SomeFeatures(), new NoSettings()),
        null);
  }

  /** Points whose second coordinates are −3, −1, 1 and 3; their first ones differ more. */
  private static Points columns() {
    return Points.unlabelled(
        SampleShape.vector(2), 100, (i, k) -> k == 0 ? 10 * (i / 4) : 2 * (i % 4) - 3);
  }

  @Test
  void comparesSamplesByFeatures() {
    Points data = columns();
    TaskContext context =
        TaskContext.of(data.shape(), data.classes()).withFeatures(new SecondCoordinate());
    Task task = new SelfConditionalTaskProvider().create(byFeatures(1), context);
    task.restore(task.prepare(data, KEY));

    assertThat(task.generatorCondition()).isEqualTo(SampleShape.vector(1));
    // The coordinate in its own scale: √5 is the deviation of −3, −1, 1 and 3.
    double[] conditions = conditions(task, data, 0, 1, 2, 3, 4).toDoubleVector();
    double sign = Math.signum(conditions[3]);
    double[] expected = {-3, -1, 1, 3, -3};
    for (int i = 0; i < expected.length; i++) {
      assertThat(conditions[i]).isCloseTo(sign * expected[i] / Math.sqrt(5), within(ROUNDING));
    }
  }

  @Test
  void refusesMoreComponentsThanFeatures() {
    Points data = columns();
    TaskContext context =
        TaskContext.of(data.shape(), data.classes()).withFeatures(new SecondCoordinate());

    assertThatThrownBy(() -> new SelfConditionalTaskProvider().create(byFeatures(2), context))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("the 1 features have no 2 principal components");
  }

  /** A trained generator has no features, and needs none to draw conditions. */
  @Test
  void drawsConditionsWithoutTheFeatures() {
    Points data = columns();
    TaskContext opened = TaskContext.of(data.shape(), data.classes());
    Task learned =
        new SelfConditionalTaskProvider()
            .create(byFeatures(1), opened.withFeatures(new SecondCoordinate()));
    Task task = new SelfConditionalTaskProvider().create(byFeatures(1), opened);
    task.restore(learned.prepare(data, KEY));

    assertThat(task.generatorCondition()).isEqualTo(SampleShape.vector(1));
    assertThat(task.drawConditions(5, KEY).orElseThrow().shape()).containsExactly(5, 1);
    INDArray like = data.batch(0).samples();
    assertThatThrownBy(() -> task.conditionsLike(like, KEY))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("are of features, which are not in its checkpoint");
  }
}
