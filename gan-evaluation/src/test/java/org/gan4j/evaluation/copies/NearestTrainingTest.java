package org.gan4j.evaluation.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.SharedComparison;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NearestTrainingTest {

  /** Samples 0, 1, … 150 and 150.01, 150.02, … 150.49, of one number each. */
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
        destination.put(index <= 150 ? index : 150 + (index - 150) / 100f);
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

  private static NearestTraining nearest(IntFunction<INDArray> portions, int rows) {
    Line line = new Line();
    return NearestTraining.of(
        SharedComparison.of(portions, line.shape(), line, line).forMetric(null),
        new Identity(),
        rows);
  }

  private static INDArray column(double first, double step) {
    int count = SharedComparison.portion();
    return Nd4j.arange(count).muli(step).addi(first).reshape(count, 1).castTo(DataType.FLOAT);
  }

  /** All samples lie 0.4 off a training sample, but for a copy of sample 57. */
  @Test
  void findsThePlantedCopyFirst() {
    IntFunction<INDArray> portions =
        portion -> {
          INDArray samples = column(60.4, 1);
          if (portion == 3) {
            samples.putScalar(5, 0, 57);
          }
          return samples;
        };
    try (NearestTraining nearest = nearest(portions, 2)) {
      float[] numbers = nearest.samples().toFloatVector();
      assertThat(nearest.rows()).isEqualTo(2);
      assertThat(numbers).hasSize(2 * NearestTraining.COLUMNS);
      assertThat(Arrays.copyOf(numbers, NearestTraining.COLUMNS))
          .startsWith(57, 57)
          .containsOnly(57, 55, 56, 58, 59);
    }
  }

  /** Above 150 the training samples are dense: nearness there says little. */
  @Test
  void comparesWithTheDistancesAmongTrainingSamples() {
    IntFunction<INDArray> portions =
        portion -> {
          // In the dense part: half of the way to the next training sample, 0.005.
          INDArray samples = column(150.005, 0);
          if (portion == 0) {
            // In the sparse part: a hundredth of the way, which is farther, 0.01.
            samples.putScalar(0, 0, 20.01);
          }
          return samples;
        };
    try (NearestTraining nearest = nearest(portions, 1)) {
      assertThat(nearest.samples().getFloat(0, 0)).isEqualTo(20.01f);
    }
  }
}
