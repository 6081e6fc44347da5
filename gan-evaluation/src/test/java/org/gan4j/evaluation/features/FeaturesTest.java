package org.gan4j.evaluation.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.api.evaluation.FeatureContext.Progress;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureNetwork.Output;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.datasets.idx.Mnist10kConfiguration;
import org.gan4j.datasets.idx.Mnist10kProvider;
import org.gan4j.testkit.Defaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What features are learned, kept and refused. */
class FeaturesTest {
  private static final ClassifierConfiguration SHORT =
      new ClassifierConfiguration(null, true, 40, 8, 1);

  private static final Progress NO_LEARNING =
      (work, done, total) -> {
        throw new AssertionError(work);
      };

  @TempDir Path folder;

  private TestContext stripes() {
    return new TestContext(Stripes.of(2, 9, 12, 300), folder);
  }

  private static FeatureNetwork classifier(TestContext context) {
    return new ClassifierProvider().create(SHORT, context);
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("features"))) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private static GanException refusal(ThrowingCallable call) {
    return assertThatExceptionOfType(GanException.class).isThrownBy(call).actual();
  }

  private static void assertRefused(ThrowingCallable call, String problem) {
    GanException refusal = refusal(call);
    assertThat(refusal.kind()).isEqualTo(GanException.Kind.USAGE);
    assertThat(refusal.problem()).contains(problem);
    assertThat(refusal.remedy()).isNotBlank();
  }

  @Test
  void theStandardSettingsAreTheDefaults() {
    assertThat(Defaults.of(RotationConfiguration.class))
        .isEqualTo(RotationConfiguration.standard());
    assertThat(Defaults.of(AutoencoderConfiguration.class))
        .isEqualTo(AutoencoderConfiguration.standard());
    assertThat(Defaults.of(ClassifierConfiguration.class))
        .isEqualTo(ClassifierConfiguration.standard());
  }

  @Test
  void aClassifierRecognizesHeldOutSamples() {
    ArrayDataset data = Stripes.of(2, 9, 12, 300);
    Architecture architecture = Architecture.of("classifier", data.shape(), 8, 2);
    LearnedNetwork learned =
        new ClassifierTraining(data, 1)
            .train(architecture, new Learning("training", 40, Progress.NONE));

    assertThat(learned.accuracy()).isGreaterThan(0.95);
    assertThat(learned.classes()).containsExactly("horizontal", "vertical");
  }

  @Test
  void rotationsAreLearned() {
    ArrayDataset ramps = ramps(120);
    try (FeatureNetwork ignored =
        new RotationProvider()
            .create(new RotationConfiguration(40, 8, 1), new TestContext(ramps, folder))) {
      assertThat(readOnlyFile().accuracy()).isGreaterThan(0.9);
    }
  }

  private LearnedNetwork readOnlyFile() {
    try (var stream = Files.newInputStream(onlyFile())) {
      return NetworkFile.decode(stream).network();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Images that are brighter towards their lower border. */
  private static ArrayDataset ramps(int count) {
    SampleShape shape = SampleShape.image(1, 9, 9);
    float[][] samples = new float[count][shape.length()];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < shape.length(); k++) {
        samples[i][k] = (k / 9 - 4) / 4f * (i + 1) / count;
      }
    }
    return new ArrayDataset(shape, List.of(), new int[count], samples);
  }

  @Test
  void aQuarterTurnMovesTheUpperLeftCornerToTheRight() {
    assertThat(Rotations.source(0, 2, 1, 3)).isZero();
    assertThat(Rotations.source(2, 2, 2, 3)).isZero();
    assertThat(Rotations.source(2, 0, 3, 3)).isZero();
    assertThat(Rotations.source(0, 0, 0, 3)).isZero();
  }

  @Test
  void anAutoencoderRestoresNoisyImages() {
    ArrayDataset data = Stripes.of(2, 9, 12, 300);
    Architecture architecture = Architecture.of("autoencoder", data.shape(), 8, 0);
    try (Denoising denoising = new Denoising(architecture, RandomKey.ofSeed(1));
        INDArray batch = RealSamples.batch(data)) {
      RealSamples samples = RealSamples.all(data, RandomKey.ofSeed(2));
      denoising.train(new Learning("learning", 60, Progress.NONE), batch, samples);

      // A decoder that knows nothing of the sample reaches the variance of a pixel, 0.26.
      assertThat(denoising.error()).isLessThan(0.23);
    }
  }

  @Test
  void randomFeaturesHaveUnitScaleOnTheTrainingData() {
    TestContext context = stripes();
    try (FeatureNetwork network =
        new RandomFeaturesProvider().create(new RandomFeaturesConfiguration(3, 16, 1), context)) {
      assertThat(network.members()).hasSize(3);
      for (FeatureNetwork member : network.members()) {
        Vectors features = Strengths.features(member, context.training());
        double squares = 0;
        for (int i = 0; i < features.count(); i++) {
          for (int k = 0; k < features.size(); k++) {
            squares += features.get(i, k) * features.get(i, k);
          }
        }
        // Running statistics are means over some 20 batches of 64 of 300 samples.
        assertThat(squares / features.count() / features.size()).isCloseTo(1, within(0.1));
      }
    }
  }

  @Test
  void pixelsAreStandardizedByTheTrainingData() {
    float[][] table = {{1, 100, 7}, {3, 300, 7}, {5, 500, 7}};
    ArrayDataset data = new ArrayDataset(SampleShape.vector(3), List.of(), new int[3], table);
    try (FeatureNetwork network =
            new AutomaticProvider()
                .create(new AutomaticConfiguration(), new TestContext(data, folder));
        INDArray samples = Nd4j.createFromArray(table);
        Output output = network.apply(samples)) {
      // Deviation √(8/3), means 3 and 300; a constant has no scale.
      float unit = (float) (2 / Math.sqrt(8 / 3.0));
      assertThat(output.features().toFloatMatrix())
          .isDeepEqualTo(new float[][] {{-unit, -unit, 0}, {0, 0, 0}, {unit, unit, 0}});
    }
  }

  @Test
  void pixelsAreTheSamplesThemselves() {
    ArrayDataset data = Stripes.of(2, 9, 12, 3);
    try (FeatureNetwork network =
            new PixelsProvider()
                .create(new PixelsConfiguration(false), new TestContext(data, folder));
        INDArray samples = Nd4j.createFromArray(data.samples());
        INDArray images = samples.reshape(3, 2, 9, 12);
        Output output = network.apply(images)) {
      assertThat(output.features().toFloatMatrix()).isDeepEqualTo(data.samples());
    }
  }

  @Test
  void theFeaturesOfASampleDependOnNoOtherAndOnNoThread() {
    int threads = Nd4j.getEnvironment().maxThreads();
    ArrayDataset data = Stripes.of(1, 28, 28, 100);
    try (FeatureNetwork network = MnistClassifier.open();
        INDArray rows = Nd4j.createFromArray(data.samples());
        INDArray samples = rows.reshape(100, 1, 28, 28);
        Output all = network.apply(samples);
        Output one = network.apply(samples.get(NDArrayIndex.interval(70, 71)))) {
      assertThat(one.features().toFloatMatrix()[0]).isEqualTo(all.features().toFloatMatrix()[70]);
      Nd4j.getEnvironment().setMaxThreads(2);
      try (Output onTwo = network.apply(samples)) {
        assertThat(onTwo.features().toFloatMatrix()).isDeepEqualTo(all.features().toFloatMatrix());
      }
    } finally {
      Nd4j.getEnvironment().setMaxThreads(threads);
    }
  }

  @Test
  void aKeptNetworkIsNotLearnedAgain() throws IOException {
    String identity;
    try (FeatureNetwork network = classifier(stripes())) {
      identity = network.identity();
    }
    assertThat(identity).matches("classifier sha256:[0-9a-f]{64}");
    try (FeatureNetwork kept = classifier(stripes().watchedBy(NO_LEARNING))) {
      assertThat(kept.identity()).isEqualTo(identity);
    }
    assertThat(onlyFile()).isRegularFile();
  }

  @Test
  void aDamagedNetworkIsLearnedAnew() throws IOException {
    classifier(stripes()).close();
    byte[] whole = Files.readAllBytes(onlyFile());
    byte[] damaged = whole.clone();
    damaged[damaged.length / 2] ^= 1;
    for (byte[] bad : List.of(damaged, Arrays.copyOf(whole, whole.length - 5), new byte[0])) {
      Files.write(onlyFile(), bad);

      classifier(stripes()).close();

      assertThat(onlyFile()).hasBinaryContent(whole);
    }
  }

  @Test
  void aNetworkOfOtherDataIsLearnedAnew() throws IOException {
    classifier(stripes()).close();
    Path own = onlyFile();
    byte[] bytes = Files.readAllBytes(own);
    Files.delete(own);
    classifier(new TestContext(Stripes.of(2, 9, 12, 200), folder)).close();
    Files.move(onlyFile(), own);

    classifier(stripes()).close();

    assertThat(own).hasBinaryContent(bytes);
  }

  @Test
  void anInterruptedTrainingLeavesNothing() throws IOException {
    Progress impatient =
        (work, done, total) -> {
          if (done >= 20) {
            throw GanException.failure("stopped", work, "go on later");
          }
        };

    assertThat(refusal(() -> classifier(stripes().watchedBy(impatient))).problem())
        .isEqualTo("stopped");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aCacheThatCannotBeWrittenIsDoneWithout() throws IOException {
    Files.writeString(folder.resolve("features"), "a file where the folder should be");
    try (FeatureNetwork network = classifier(stripes())) {
      assertThat(network.size()).isEqualTo(8);
    }
  }

  @Test
  void refusesDataThatItCannotLearnFrom() {
    ArrayDataset labelled = Stripes.of(1, 9, 9, 20);
    ArrayDataset oneClass =
        new ArrayDataset(
            labelled.shape(), List.of("all"), new int[labelled.size()], labelled.samples());

    assertRefused(() -> classifier(new TestContext(labelled.withoutLabels(), folder)), "have none");
    assertRefused(() -> classifier(new TestContext(oneClass, folder)), "have one");
    assertRefused(
        () -> classifier(new TestContext(Stripes.of(1, 7, 9, 20), folder)), "8×8 pixels or more");
    assertRefused(
        () ->
            new RotationProvider()
                .create(
                    RotationConfiguration.standard(),
                    new TestContext(stripes().training(), folder)),
        "square");
  }

  @Test
  void refusesSamplesOfAnotherShapeThanTheData() {
    TestContext other =
        new TestContext(Stripes.of(1, 9, 9, 20), folder).comparing(SampleShape.image(1, 12, 12));

    assertRefused(() -> classifier(other), "1×9×9");
    assertRefused(
        () -> new RotationProvider().create(RotationConfiguration.standard(), other), "1×12×12");
    assertRefused(
        () -> new AutoencoderProvider().create(AutoencoderConfiguration.standard(), other),
        "1×12×12");
    assertRefused(
        () -> new RandomFeaturesProvider().create(new RandomFeaturesConfiguration(3, 8, 1), other),
        "1×12×12");
    assertRefused(
        () -> new PixelsProvider().create(new PixelsConfiguration(true), other), "1×12×12");
    assertRefused(
        () -> new MnistClassifierProvider().create(new MnistClassifierConfiguration(), other),
        "1×28×28");
    assertRefused(() -> classifier(withDigits(), other), "1×28×28");
  }

  private static FeatureNetwork classifier(
      ClassifierConfiguration configuration, TestContext context) {
    return new ClassifierProvider().create(configuration, context);
  }

  /** Learns from a dataset of its own. */
  private static ClassifierConfiguration withDigits() {
    ConfiguredProvider<DatasetProvider<?>> digits =
        new ConfiguredProvider<>(new Mnist10kProvider(), new Mnist10kConfiguration(500));
    return new ClassifierConfiguration(digits, true, 40, 8, 1);
  }

  @Test
  void aDatasetOfItsOwnTakesThePlaceOfUnlabelledTrainingData() {
    TestContext unlabelled =
        new TestContext(Stripes.of(1, 28, 28, 20).withoutLabels(), folder).watchedBy(NO_LEARNING);
    try (FeatureNetwork network = classifier(withDigits(), unlabelled)) {
      assertThat(network.identity()).startsWith("mnist-classifier sha256:");
    }
  }

  @Test
  void samplesOfAnotherShapeHaveNoFeatures() {
    try (FeatureNetwork network = MnistClassifier.open();
        INDArray samples = Nd4j.create(64, 1, 32, 32)) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> network.apply(samples))
          .withMessageContaining("1×28×28");
    }
  }
}
