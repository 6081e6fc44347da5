package org.gan4j.api.evaluation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.evaluation.FeatureNetwork.Output;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Samples that are made or read a portion at a time, again for every pass; features are kept. */
@NotThreadSafe
final class PortionedSamples implements SampleSet {
  /** Networks get batches of this size, and no other: matrix products depend on it. */
  static final int PORTION = 64;

  private final SampleShape shape;
  private final int size;
  private final IntFunction<INDArray> portions;
  private final int @Nullable [] labels;
  private final Map<String, Extracted> extracted = new HashMap<>();

  private record Extracted(Vectors features, @Nullable Vectors probabilities) {}

  /**
   * Samples.
   *
   * @param portions gives a new array of {@link #PORTION} samples by the portion's number, always
   *     the same; the last one may hold more than are needed
   * @param labels of all samples; null if there are none
   */
  PortionedSamples(
      SampleShape shape, int size, IntFunction<INDArray> portions, int @Nullable [] labels) {
    Require.that(size > 0, "there is no sample");
    this.shape = shape;
    this.size = size;
    this.portions = portions;
    this.labels = labels;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public SampleShape shape() {
    return shape;
  }

  @Override
  public void forEach(Sink sink) {
    for (int first = 0; first < size; first += PORTION) {
      try (INDArray portion = portions.apply(first / PORTION)) {
        int count = Math.min(PORTION, size - first);
        sink.accept(
            count == PORTION ? portion : portion.get(NDArrayIndex.interval(0, count)), first);
      }
    }
  }

  @Override
  public Vectors features(FeatureNetwork network) {
    return extract(network).features();
  }

  @Override
  public Optional<Vectors> probabilities(FeatureNetwork network) {
    return network.classes().isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(extract(network).probabilities());
  }

  @Override
  public Optional<int[]> labels() {
    return Optional.ofNullable(labels).map(int[]::clone);
  }

  private Extracted extract(FeatureNetwork network) {
    return extracted.computeIfAbsent(network.identity(), identity -> compute(network));
  }

  private Extracted compute(FeatureNetwork network) {
    float[] features = new float[Math.multiplyExact(size, network.size())];
    int classes = network.classes().size();
    float[] probabilities = new float[Math.multiplyExact(size, classes)];
    for (int first = 0; first < size; first += PORTION) {
      int count = Math.min(PORTION, size - first);
      try (INDArray portion = portions.apply(first / PORTION);
          Output output = network.apply(portion)) {
        copy(output.features(), features, first, count, network.size());
        INDArray scores = output.probabilities();
        if (scores != null && classes > 0) {
          copy(scores, probabilities, first, count, classes);
        }
      }
    }
    Vectors vectors = Vectors.of(size, network.size(), features);
    if (!vectors.isFinite()) {
      throw GanException.failure(
          "features of the samples are not finite: the samples hold NaN or infinite numbers, or"
              + " are far outside of [-1, 1]",
          network.identity(),
          "compare an earlier checkpoint, or other samples");
    }
    return new Extracted(vectors, classes == 0 ? null : Vectors.of(size, classes, probabilities));
  }

  private static void copy(INDArray from, float[] to, int first, int count, int columns) {
    from.data().asNioFloat().get(0, to, first * columns, count * columns);
  }
}
