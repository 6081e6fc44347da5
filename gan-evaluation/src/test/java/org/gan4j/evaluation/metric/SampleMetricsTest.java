package org.gan4j.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.evaluation.FeatureSource;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;
import org.gan4j.api.evaluation.SharedComparison;
import org.gan4j.evaluation.testing.BlockFeatures;
import org.gan4j.evaluation.testing.Blocks;
import org.gan4j.evaluation.testing.Chosen;
import org.gan4j.evaluation.testing.Table;
import org.gan4j.objectives.task.GenerationConfiguration;
import org.gan4j.objectives.task.GenerationTaskProvider;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Metrics that compare samples of datasets with each other. */
class SampleMetricsTest {
  private static final RandomKey KEY = RandomKey.ofSeed(2);
  private static final FeatureSource CLASSIFIER = BlockFeatures.classifier().source();
  private static final Dataset TRAINING = new Blocks(1, 400, 1, true);
  private static final Dataset REALS = new Blocks(1, 300, 2, true);
  private static final Dataset SAMPLES = new Blocks(1, 300, 3, true);

  /** The numbers, and the remarks. */
  private record Measured(Map<String, Double> numbers, List<String> warnings) {
    double number(String name) {
      return Objects.requireNonNull(numbers.get(name), name);
    }
  }

  private static <C extends Record> Metric metric(
      MetricProvider<C> provider, C configuration, FeatureSource features, Dataset training) {
    return provider.create(
        configuration,
        new MetricContext.Parts(
            new GenerationTaskProvider()
                .create(new GenerationConfiguration(), TaskContext.of(training.shape(), List.of())),
            training,
            Set.of(),
            features,
            /* heldOut= */ true));
  }

  private static Measured measure(Metric metric, Dataset samples, Dataset reals, Dataset training) {
    SharedComparison.Noted comparison =
        SharedComparison.of(samples, reals, training).forMetric(null);
    Map<String, Double> numbers = metric.measure(comparison, KEY);
    return new Measured(numbers, comparison.used().warnings());
  }

  private static <C extends Record> Measured measure(
      MetricProvider<C> provider, C configuration, Dataset samples) {
    return measure(metric(provider, configuration, CLASSIFIER, TRAINING), samples, REALS, TRAINING);
  }

  private static void refuses(ThrowingCallable call, String problem, String remedy) {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(call)
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(e.problem()).contains(problem);
              assertThat(e.remedy()).contains(remedy);
            });
  }

  /** Three times the features have nine times the squared distance. */
  @Test
  void ensemblesGiveMeanAndDeviation() {
    SlicedWassersteinConfiguration configuration =
        new SlicedWassersteinConfiguration(200, 20, null);
    BlockFeatures ensemble =
        new BlockFeatures(1, List.of(), List.of(BlockFeatures.of(1), BlockFeatures.of(3)));
    double one =
        measure(new SlicedWassersteinProvider(), configuration, SAMPLES)
            .number("slicedWasserstein");
    Measured both =
        measure(
            metric(new SlicedWassersteinProvider(), configuration, ensemble.source(), TRAINING),
            SAMPLES,
            REALS,
            TRAINING);

    assertThat(both.number("slicedWasserstein")).isCloseTo(5 * one, within(1e-5 * one));
    assertThat(both.number("slicedWassersteinDeviation")).isCloseTo(4 * one, within(1e-5 * one));
  }

  private static Measured memorization(Dataset samples) {
    return measure(
        new MemorizationProvider(), new MemorizationConfiguration(300, 1000, 4, 4, null), samples);
  }

  @Test
  void findsPlantedCopiesAndDoesNotAccuseHeldOutSamples() {
    Measured copying =
        memorization(new Chosen(300, i -> new Chosen.Source(i % 10 == 0 ? TRAINING : SAMPLES, i)));
    Measured heldOut = memorization(SAMPLES);

    assertThat(copying.number("memorizedShare")).isBetween(0.1, 0.14);
    assertThat(copying.number("dataCopying")).isLessThan(heldOut.number("dataCopying"));
    // 1 % on average: three of 300.
    assertThat(heldOut.number("memorizedShare")).isLessThan(0.04);
    assertThat(heldOut.number("dataCopyingStrength")).isLessThan(3);
    assertThat(memorization(TRAINING).number("dataCopying")).isLessThan(-5);
    assertThat(memorization(TRAINING).number("memorizedShare")).isEqualTo(1);
  }

  @Test
  void refusesToFindCopiesWithoutHeldOutData() {
    Metric metric =
        metric(
            new MemorizationProvider(),
            new MemorizationConfiguration(300, 1000, 4, 4, null),
            CLASSIFIER,
            TRAINING);

    refuses(
        () -> measure(metric, SAMPLES, TRAINING, TRAINING),
        "the real samples are the training data",
        "hold out");
  }

  @Test
  void refusesSingularCovariances() {
    refuses(
        () ->
            measure(
                new FrechetDistanceProvider(),
                new FrechetDistanceConfiguration(8, true, null),
                SAMPLES),
        "at least 9 generated samples, and there are 8",
        "set its \"samples\" to 9 or more");
    refuses(
        () ->
            measure(
                metric(
                    new FrechetDistanceProvider(),
                    new FrechetDistanceConfiguration(100, true, null),
                    CLASSIFIER,
                    TRAINING),
                SAMPLES,
                new Blocks(1, 5, 1, true),
                TRAINING),
        "at least 9 real samples, and there are 5",
        "more real samples");
  }

  @Test
  void leavesOutLimitsOfTooFewSamples() {
    Measured measured =
        measure(
            new FrechetDistanceProvider(),
            new FrechetDistanceConfiguration(17, true, null),
            SAMPLES);

    assertThat(measured.numbers()).containsOnlyKeys("frechetDistance");
    assertThat(measured.warnings())
        .containsExactly("frechetDistanceInfinity needs 18 samples of either side");
  }

  @Test
  void refusesFewerSamplesThanNeighbours() {
    refuses(
        () ->
            measure(
                new PrecisionRecallProvider(),
                new PrecisionRecallConfiguration(5, 3, 5, null),
                SAMPLES),
        "at least 6 real samples, and there are 5",
        "\"samples\" to 6");
  }

  @Test
  void refusesASingleSample() {
    refuses(
        () ->
            measure(
                new SlicedWassersteinProvider(),
                new SlicedWassersteinConfiguration(100, 5, null),
                new Blocks(1, 1, 1, true)),
        "at least 2 generated samples, and there is 1",
        "more generated samples");
  }

  @Test
  void saysThatSubsetsAreAllSamples() {
    assertThat(
            measure(
                    new KernelDistanceProvider(),
                    new KernelDistanceConfiguration(40, 3, 1000, null),
                    SAMPLES)
                .warnings())
        .containsExactly("kernel-distance: every subset holds all samples, and the deviation is 0");
  }

  @Test
  void refusesFeaturesWithoutClasses() {
    FeatureSource features = BlockFeatures.of(1).source();
    List<Metric> metrics =
        List.of(
            metric(
                new ClassifierScoreProvider(),
                new ClassifierScoreConfiguration(50, 1, null),
                features,
                TRAINING),
            metric(
                new ClassHistogramProvider(),
                new ClassHistogramConfiguration(50, null),
                features,
                TRAINING));
    for (Metric metric : metrics) {
      refuses(
          () -> measure(metric, SAMPLES, REALS, TRAINING), "needs a classifier", "\"features\"");
    }
    Dataset unlabelled = new Blocks(1, 50, 1, false);
    Metric similarity =
        metric(
            new MsSsimProvider(), new MsSsimConfiguration(50, 9, true, null), features, unlabelled);
    refuses(
        () -> measure(similarity, unlabelled, unlabelled, unlabelled),
        "has no classes",
        "\"withinClasses\" to false");
    assertThat(measure(similarity, SAMPLES, REALS, TRAINING).numbers()).containsKey("msSsim");
  }

  @Test
  void sharesOfClassesBearTheirNames() {
    Measured measured =
        measure(new ClassHistogramProvider(), new ClassHistogramConfiguration(300, null), SAMPLES);
    double shirts = 0;
    for (int i = 0; i < 300; i++) {
      shirts += SAMPLES.label(i) == 1 ? 1 / 300.0 : 0;
    }

    assertThat(measured.number("classShareTShirtTop")).isCloseTo(shirts, within(1e-9));
    assertThat(measured.numbers()).containsKeys("classShare0", "classShareTwo", "classShare3");
    assertThat(measured.number("classesPresent")).isEqualTo(4);
    assertThat(measured.number("classDivergence")).isLessThan(0.05);
  }

  @Test
  void oneImageAgainAndAgainIsSimilar() {
    Dataset same = new Chosen(60, i -> new Chosen.Source(SAMPLES, 7));
    MsSsimConfiguration configuration = new MsSsimConfiguration(60, 30, true, null);
    Measured measured = measure(new MsSsimProvider(), configuration, same);

    assertThat(measured.number("msSsim")).isCloseTo(1, within(1e-9));
    assertThat(measured.number("msSsimReals")).isLessThan(0.95);
    assertThat(measured.number("msSsimScales")).isEqualTo(1);
    // Images of one class are more similar than any two.
    assertThat(measured.number("msSsimReals"))
        .isGreaterThan(
            measure(new MsSsimProvider(), new MsSsimConfiguration(60, 30, false, null), same)
                .number("msSsimReals"));
  }

  private static int brightest(float[] pixels, int channel) {
    double[] sums = new double[4];
    for (int i = 0; i < 256; i++) {
      sums[i % 16 / 4] += pixels[channel * 256 + i];
    }
    int brightest = 0;
    for (int block = 0; block < 4; block++) {
      brightest = sums[block] > sums[brightest] ? block : brightest;
    }
    return brightest;
  }

  /** More samples than a portion, and a portion that is not full. */
  @Test
  void countsStacksOfClasses() {
    Dataset stacks = new Blocks(3, 150, 5, false);
    int[] counts = new int[64];
    for (int i = 0; i < 150; i++) {
      float[] pixels = new float[3 * 256];
      stacks.read(new int[] {i}, KEY, FloatBuffer.wrap(pixels));
      counts[16 * brightest(pixels, 0) + 4 * brightest(pixels, 1) + brightest(pixels, 2)]++;
    }
    double divergence = 0;
    int modes = 0;
    for (int count : counts) {
      modes += count > 0 ? 1 : 0;
      divergence += count > 0 ? count / 150.0 * Math.log(64 * count / 150.0) : 0;
    }
    Measured measured =
        measure(
            metric(
                new StackedModesProvider(),
                new StackedModesConfiguration(150, null),
                CLASSIFIER,
                stacks),
            stacks,
            stacks,
            stacks);

    assertThat(measured.number("stackedModes")).isEqualTo(modes);
    assertThat(measured.number("stackedModesDivergence")).isCloseTo(divergence, within(1e-9));
  }

  @Test
  void refusesSamplesOfAnotherKind() {
    refuses(
        () ->
            metric(
                new StackedModesProvider(),
                new StackedModesConfiguration(9, null),
                CLASSIFIER,
                TRAINING),
        "three channels",
        "class-histogram");
    refuses(
        () ->
            metric(
                new MarginalWassersteinProvider(),
                new MarginalWassersteinConfiguration(9),
                CLASSIFIER,
                TRAINING),
        "not 1×16×16",
        "sliced-wasserstein");
    refuses(
        () ->
            metric(
                new LaplacianSwdProvider(),
                new LaplacianSwdConfiguration(9, 1, 1),
                CLASSIFIER,
                new Table(9, 1)),
        "images of at least 16×16 pixels, not 3",
        "sliced-wasserstein");
  }

  @Test
  void refusesSamplesThatAreNotNumbers() {
    Table table = new Table(50, 1);
    SharedComparison.Noted comparison =
        SharedComparison.of(
                portion ->
                    Nd4j.valueArrayOf(new long[] {SharedComparison.portion(), 3}, Float.NaN)
                        .castTo(DataType.FLOAT),
                table.shape(),
                table,
                table)
            .forMetric(null);
    Metric metric =
        metric(
            new MarginalWassersteinProvider(),
            new MarginalWassersteinConfiguration(50),
            FeatureSource.NONE,
            table);

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> metric.measure(comparison, KEY))
        .withMessageContaining("NaN or infinite");
  }

  private static <C extends Record> Set<String> names(MetricProvider<C> provider, C configuration) {
    return measure(provider, configuration, SAMPLES).numbers().keySet();
  }

  @Test
  void namesOfNumbersAreUnique() {
    List<String> names = new ArrayList<>(memorization(SAMPLES).numbers().keySet());
    names.addAll(
        names(new FrechetDistanceProvider(), new FrechetDistanceConfiguration(99, true, null)));
    names.addAll(
        names(new SlicedWassersteinProvider(), new SlicedWassersteinConfiguration(99, 9, null)));
    names.addAll(
        names(new KernelDistanceProvider(), new KernelDistanceConfiguration(99, 3, 50, null)));
    names.addAll(names(new MmdProvider(), new MmdConfiguration(99, 10.0, null)));
    names.addAll(
        names(new PrecisionRecallProvider(), new PrecisionRecallConfiguration(99, 3, 5, null)));
    names.addAll(
        names(new ClassifierScoreProvider(), new ClassifierScoreConfiguration(99, 2, null)));
    names.addAll(names(new ClassHistogramProvider(), new ClassHistogramConfiguration(99, null)));
    names.addAll(
        names(
            new NearestNeighbourAccuracyProvider(),
            new NearestNeighbourAccuracyConfiguration(99, null)));
    names.addAll(names(new MsSsimProvider(), new MsSsimConfiguration(99, 9, true, null)));
    names.addAll(names(new LaplacianSwdProvider(), new LaplacianSwdConfiguration(9, 2, 2)));

    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z][A-Za-z0-9]*"));
  }
}
