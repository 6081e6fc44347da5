package org.gan4j.core.trained;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.SharedComparison;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NearestTrainingTest {

  /** Samples 0, 1, … 199, of one number each. */
  private static final class Line implements Dataset {
    @Override
    public SampleShape shape() {
      return SampleShape.vector(1);
    }

    @Override
    public int size() {
      return 200;
    }

    @Override
    public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
      for (int index : indices) {
        destination.put(index);
      }
    }

    @Override
    public String fingerprint() {
      return "line";
    }

    @Override
    public void close() {}
  }

  /** The samples themselves. */
  private static final class Identity implements FeatureNetwork {
    @Override
    public String identity() {
      return "identity";
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public Output apply(INDArray samples) {
      return new Output(samples.dup(), null);
    }

    @Override
    public void close() {}
  }

  /** All samples lie 0.4 off a training sample, but for one that is a copy of sample 57. */
  @Test
  void findsThePlantedCopyFirst() {
    try (NearestTraining nearest =
        NearestTraining.of(
            portion -> {
              int count = SharedComparison.portion();
              INDArray samples = Nd4j.arange(count).addi(100.4).reshape(count, 1);
              if (portion == 3) {
                samples.putScalar(5, 0, 57);
              }
              return samples.castTo(org.nd4j.linalg.api.buffer.DataType.FLOAT);
            },
            new Line(),
            new Identity(),
            2)) {
      float[] first = nearest.samples().toFloatMatrix()[0];
      assertThat(nearest.rows()).isEqualTo(2);
      assertThat(first[0]).isEqualTo(57);
      assertThat(nearest.samples().getFloat(1, 0)).isEqualTo(57);
      // The next nearest, in any order: 56 and 58, 55 and 59.
      assertThat(nearest.samples().toFloatVector())
          .hasSize(2 * NearestTraining.COLUMNS)
          .contains(55, 56, 58, 59);
    }
  }
}
