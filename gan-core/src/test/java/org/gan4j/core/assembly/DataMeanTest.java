package org.gan4j.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class DataMeanTest {

  /** More samples than are read at once, and no multiple of it: the mean of 0 … n−1 is (n−1)/2. */
  @Test
  void meansAreOverAllSamples() {
    try (INDArray mean = new DataMean(new Counting(1000, new AtomicInteger())).get()) {
      assertThat(mean.toDoubleVector()).containsExactly(new double[] {499.5, -999}, within(1e-4));
    }
  }

  /** The network that learns and its average both ask; each may close what it gets. */
  @Test
  void samplesAreReadOnce() {
    AtomicInteger read = new AtomicInteger();
    DataMean mean = new DataMean(new Counting(300, read));
    mean.get().close();
    mean.get().close();
    assertThat(read).hasValue(300);
  }

  /** Sample i is (i, −2i). */
  private record Counting(int size, AtomicInteger samplesRead) implements Dataset {
    @Override
    public SampleShape shape() {
      return SampleShape.vector(2);
    }

    @Override
    public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
      samplesRead.addAndGet(indices.length);
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
