package org.gan4j.evaluation.features;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.nn.LayeredNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The features of a {@link LearnedNetwork}. The network always sees {@value #BATCH} samples, the
 * last ones zeros if there are fewer: the rounding of matrix products depends on their size, and
 * the features of a sample must not.
 */
@NotThreadSafe
final class ConvolutionalFeatures implements FeatureNetwork {
  static final int BATCH = 64;

  private final LearnedNetwork learned;
  private final String identity;
  private final LayeredNetwork network;
  private final Map<Integer, FeatureMaps> maps = new HashMap<>();

  ConvolutionalFeatures(LearnedNetwork learned) {
    this.learned = learned;
    identity = learned.identity();
    network = learned.build();
  }

  /**
   * Features that are learned from the training data without their labels, or were already.
   *
   * @param settings all of them in words
   * @throws org.gan4j.api.GanException of kind USAGE if the data have another shape than the
   *     samples
   */
  static ConvolutionalFeatures ofUnlabelled(
      String type, String settings, FeatureContext context, Supplier<LearnedNetwork> learn) {
    Dataset data = context.training();
    Refusal.requireShape(data, context.samples());
    return new ConvolutionalFeatures(
        new NetworkCache(context.cacheDirectory())
            .get(type, DataKey.of(type, settings, data, false), learn));
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public int size() {
    return learned.architecture().width();
  }

  /** Maps after a normalization, before they are rectified: Wang et al. 2018, section 3.2. */
  @Override
  public Optional<Differentiable> maps(int halvings) {
    boolean exists = halvings >= 1 && halvings <= learned.architecture().halvings();
    return exists
        ? Optional.of(maps.computeIfAbsent(halvings, count -> new FeatureMaps(learned.maps(count))))
        : Optional.empty();
  }

  @Override
  public List<String> classes() {
    return learned.classes();
  }

  @Override
  public Output apply(INDArray samples) {
    SampleShape image = learned.architecture().image();
    Require.that(
        java.util.Arrays.equals(samples.shape(), image.batch(samples.size(0))),
        String.format(
            Locale.ROOT,
            "these features are of samples of %s, not of a batch of %s",
            image,
            java.util.Arrays.toString(samples.shape())));
    int count = Math.toIntExact(samples.size(0));
    float[] features = new float[Math.multiplyExact(count, size())];
    float[] probabilities = new float[Math.multiplyExact(count, classes().size())];
    try (INDArray batch = Nd4j.create(DataType.FLOAT, image.batch(BATCH))) {
      for (int first = 0; first < count; first += BATCH) {
        INDArrayIndex rows = NDArrayIndex.interval(first, Math.min(count, first + BATCH));
        INDArrayIndex places = NDArrayIndex.interval(0, Math.min(BATCH, count - first));
        batch.assign(0);
        batch.get(places).assign(samples.get(rows));
        apply(batch, first, features, probabilities);
      }
    }
    return new Output(
        Nd4j.create(features, new long[] {count, size()}, 'c'),
        classes().isEmpty()
            ? null
            : Nd4j.create(probabilities, new long[] {count, classes().size()}, 'c'));
  }

  private void apply(INDArray batch, int first, float[] features, float[] probabilities) {
    try (Pass pass = network.forward(batch, null, Mode.INFER, RandomKey.ofSeed(0))) {
      boolean headless = learned.architecture().outputs() == 0;
      copy(headless ? pass.output() : pass.features(), first, features, size());
      if (!classes().isEmpty()) {
        float[][] logits = pass.output().toFloatMatrix();
        for (float[] row : logits) {
          Softmax.apply(row);
        }
        copy(logits, first, probabilities, classes().size());
      }
    }
  }

  private static void copy(INDArray rows, int first, float[] destination, int size) {
    copy(rows.toFloatMatrix(), first, destination, size);
  }

  /** Copies as many of the rows as fit. */
  private static void copy(float[][] rows, int first, float[] destination, int size) {
    for (int i = 0; i < rows.length && (first + i) * size < destination.length; i++) {
      System.arraycopy(rows[i], 0, destination, (first + i) * size, size);
    }
  }

  @Override
  public void close() {
    maps.values().forEach(FeatureMaps::close);
    maps.clear();
    network.close();
  }
}
