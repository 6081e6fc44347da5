package org.gan4j.datasets;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;

/**
 * Inputs and samples as a dataset reads them, one after the other.
 *
 * @param inputs the array {@link Batch#INPUT}
 * @param samples the array {@link Batch#SAMPLES}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ReadPairs(float[] inputs, float[] samples) {

  /** Reads pairs. */
  public static ReadPairs of(Dataset dataset, RandomKey key, int... indices) {
    SampleShape input = Objects.requireNonNull(dataset.arrays().get(Batch.INPUT));
    FloatBuffer samples = FloatBuffer.allocate(indices.length * dataset.shape().length());
    FloatBuffer inputs = FloatBuffer.allocate(indices.length * input.length());
    dataset.read(indices, key, Map.of(Batch.SAMPLES, samples, Batch.INPUT, inputs));
    return new ReadPairs(inputs.array(), samples.array());
  }
}
