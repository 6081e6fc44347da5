package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureDescription;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureNetwork.Output;
import org.gan4j.api.evaluation.FeatureProvider;
import org.gan4j.api.evaluation.SharedComparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The contract of every kind of features: a sample's features depend on nothing else, and what is
 * learned twice is the same.
 *
 * @param <C> its configuration
 */
public abstract class FeatureContract<C extends Record> extends ComponentContract<C> {
  @TempDir private Path cache;

  /** For subclasses. */
  protected FeatureContract() {}

  @Override
  protected abstract FeatureProvider<C> provider();

  /** Data that the features can be learned from; opened anew for each test, which closes it. */
  protected abstract Dataset training();

  private record Context(Dataset training, Path cacheDirectory) implements FeatureContext {
    @Override
    public SampleShape samples() {
      return training.shape();
    }

    @Override
    public DatasetContext data() {
      return DatasetContext.of(cacheDirectory, cacheDirectory, RandomKey.ofSeed(1));
    }

    @Override
    public Progress progress() {
      return Progress.NONE;
    }
  }

  private void withFeatures(String folder, Consumer<FeatureNetwork> check) {
    try (Dataset data = training();
        FeatureNetwork network =
            provider().create(configuration(), new Context(data, cache.resolve(folder)))) {
      check.accept(network);
    }
  }

  private INDArray samples() {
    try (Dataset data = training()) {
      int[] indices = new int[SharedComparison.portion()];
      Arrays.setAll(indices, i -> i % data.size());
      INDArray samples = Nd4j.create(DataType.FLOAT, data.shape().batch(indices.length));
      data.read(indices, RandomKey.ofSeed(2), samples.data().asNioFloat());
      return samples;
    }
  }

  @Test
  void aSampleHasAsManyFiniteFeaturesAsTheNetworkSays() {
    withFeatures(
        "one",
        network -> {
          try (INDArray samples = samples();
              Output output = network.apply(samples)) {
            assertThat(output.features().shape())
                .containsExactly(SharedComparison.portion(), network.size());
            for (float feature : output.features().ravel().toFloatVector()) {
              assertThat(feature).isFinite();
            }
          }
        });
  }

  @Test
  void probabilitiesAreThoseOfTheClasses() {
    withFeatures(
        "one",
        network -> {
          try (INDArray samples = samples();
              Output output = network.apply(samples)) {
            if (network.classes().isEmpty()) {
              assertThat(output.probabilities()).isNull();
              return;
            }
            for (double[] row : Objects.requireNonNull(output.probabilities()).toDoubleMatrix()) {
              assertThat(row).hasSameSizeAs(network.classes());
              // The rounding of as many numbers in float32.
              assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-6 * row.length));
            }
          }
        });
  }

  @Test
  void isDescribedBeforeItIsLearned() {
    Path unused = cache.resolve("described");
    try (Dataset data = training()) {
      provider()
          .describe(configuration(), new Context(data, unused))
          .ifPresent(
              described ->
                  withFeatures(
                      "one",
                      network ->
                          assertThat(
                                  new FeatureDescription(
                                      network.size(), network.members().size(), network.classes()))
                              .isEqualTo(described)));
    }
    assertThat(unused).doesNotExist();
  }

  @Test
  void theSameSamplesHaveTheSameFeaturesWhateverWasComputedBefore() {
    withFeatures(
        "one",
        network -> {
          try (INDArray samples = samples();
              INDArray others = samples.neg();
              Output first = network.apply(samples);
              Output between = network.apply(others);
              Output second = network.apply(samples)) {
            assertThat(second.features().toFloatMatrix())
                .isDeepEqualTo(first.features().toFloatMatrix());
            assertThat(between.features().toFloatMatrix().length).isPositive();
          }
        });
  }

  @Test
  void learnsTheSameAgain() {
    Set<String> identities = new HashSet<>();
    for (String folder : List.of("one", "two")) {
      withFeatures(folder, network -> identities.add(network.identity()));
    }
    assertThat(identities).hasSize(1);
  }

  @Test
  void membersAreOfOneSizeAndDiffer() {
    withFeatures(
        "one",
        network ->
            assertThat(network.members())
                .isNotEmpty()
                .allSatisfy(member -> assertThat(member.size()).isEqualTo(network.size()))
                .extracting(FeatureNetwork::identity)
                .doesNotHaveDuplicates());
  }
}
