package org.gan4j.objectives.game;

import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.array.Broadcasts;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Differentiable;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A sample and a vector as one sample: an image gets the vector's numbers as further channels, each
 * equal everywhere; a vector gets them as further features.
 *
 * <p>What it returns is valid until it is used again.
 */
@NotThreadSafe
final class PairJoining implements Differentiable {
  private @Nullable Memory memory;

  /** The shape of a pair. */
  static SampleShape of(SampleShape sample, int vector) {
    return sample.isImage()
        ? SampleShape.image(sample.channels() + vector, sample.height(), sample.width())
        : SampleShape.vector(sample.length() + vector);
  }

  private record Memory(ReusableArray joined, ReusableArray sample) {}

  private Memory memoryFor(INDArray samples) {
    Memory present = memory;
    if (present == null) {
      present =
          new Memory(new ReusableArray(samples.dataType()), new ReusableArray(samples.dataType()));
      memory = present;
    }
    return present;
  }

  /**
   * Joins a batch.
   *
   * @param inputs samples [batch, …] and vectors [batch, features]
   */
  @Override
  public Forward forward(List<INDArray> inputs) {
    INDArray samples = inputs.get(0);
    INDArray vectors = inputs.get(1);
    long border = samples.size(1);
    long[] shape = samples.shape().clone();
    shape[1] += vectors.size(1);
    INDArray joined = memoryFor(samples).joined().shaped(shape);
    if (samples.rank() == 2) {
      part(joined, border, shape[1]).assign(vectors);
    } else {
      spread(vectors, joined, border);
    }
    part(joined, 0, border).assign(samples);
    return new Forward(joined, gradient -> split(gradient, samples));
  }

  /** Adds a column to a matrix of zeros, which is far faster than ND4J's broadcast. */
  private static void spread(INDArray vectors, INDArray joined, long border) {
    try (INDArray channels = Nd4j.zeros(vectors.dataType(), joined.size(0), joined.size(1))) {
      part(channels, border, joined.size(1)).assign(vectors);
      long rows = channels.length();
      Broadcasts.addColumn(
          joined.assign(0).reshape('c', rows, joined.length() / rows),
          channels.reshape('c', rows, 1));
    }
  }

  private List<INDArray> split(INDArray gradient, INDArray samples) {
    long border = samples.size(1);
    INDArray ofSamples = memoryFor(samples).sample().like(samples);
    ofSamples.assign(part(gradient, 0, border));
    INDArray numbers = samples.rank() == 2 ? gradient : gradient.sum(2, 3);
    return List.of(ofSamples, part(numbers, border, numbers.size(1)).dup('c'));
  }

  private static INDArray part(INDArray array, long from, long to) {
    INDArrayIndex[] indices = new INDArrayIndex[array.rank()];
    for (int dimension = 0; dimension < indices.length; dimension++) {
      indices[dimension] = dimension == 1 ? NDArrayIndex.interval(from, to) : NDArrayIndex.all();
    }
    return array.get(indices);
  }
}
