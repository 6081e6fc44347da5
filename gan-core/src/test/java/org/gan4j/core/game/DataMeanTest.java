package org.gan4j.core.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class DataMeanTest {

  /** More samples than are read at once, and no multiple of it: the mean of 0 … n−1 is (n−1)/2. */
  @Test
  void meansAreOverAllSamples() {
    try (INDArray mean = new DataMean(new Counting(1000)).get()) {
      assertThat(mean.toDoubleVector()).containsExactly(new double[] {499.5, -999}, within(1e-4));
    }
  }

  /** Sample i is (i, −2i). */
  private record Counting(int size) implements Dataset {
    @Override
    public SampleShape shape() {
      return SampleShape.vector(2);
    }

    @Override
    public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
      for (int index : indices) {
        destination.put(index).put(-2f * index);
      }
    }

    @Override
    public String fingerprint() {
      return "counting";
    }

    @Override
    public void close() {}
  }
}
