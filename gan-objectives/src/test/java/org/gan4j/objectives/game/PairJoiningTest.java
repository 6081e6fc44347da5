package org.gan4j.objectives.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Differentiable.Forward;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PairJoiningTest {

  @Test
  void putsAVectorBehindAVector() {
    INDArray samples = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}});
    INDArray vectors = Nd4j.createFromArray(new float[][] {{5}, {6}});
    Forward joined = new PairJoining().forward(List.of(samples, vectors));

    assertThat(joined.output())
        .isEqualTo(Nd4j.createFromArray(new float[][] {{1, 2, 5}, {3, 4, 6}}));
    assertThat(joined.backward().inputGradients(joined.output().dup()))
        .containsExactly(samples, vectors);
    assertThat(PairJoining.of(SampleShape.vector(2), 1)).isEqualTo(SampleShape.vector(3));
  }

  @Test
  void putsAVectorInFurtherChannelsOfAnImage() {
    INDArray image = Trial.gaussian("image", 1, 1, 2, 2);
    INDArray vector = Nd4j.createFromArray(new double[][] {{5, 6}});
    Forward joined = new PairJoining().forward(List.of(image, vector));

    assertThat(joined.output().shape()).containsExactly(1, 3, 2, 2);
    assertThat(joined.output().slice(0).slice(0)).isEqualTo(image.slice(0).slice(0));
    assertThat(joined.output().slice(0).slice(1))
        .isEqualTo(Nd4j.valueArrayOf(new long[] {2, 2}, 5.0, DataType.DOUBLE));
    assertThat(joined.output().slice(0).slice(2))
        .isEqualTo(Nd4j.valueArrayOf(new long[] {2, 2}, 6.0, DataType.DOUBLE));
    assertThat(PairJoining.of(SampleShape.image(1, 2, 2), 2)).isEqualTo(SampleShape.image(3, 2, 2));
  }

  /** A linear function: its derivative is its transpose, ⟨Ax, g⟩ = ⟨x, Aᵀg⟩. */
  @Test
  void goesBackByTheTranspose() {
    for (long[] shape : new long[][] {{3, 2}, {3, 2, 4, 5}}) {
      INDArray samples = Trial.gaussian("samples", shape);
      INDArray vectors = Trial.gaussian("vectors", 3, 6);
      Forward joined = new PairJoining().forward(List.of(samples, vectors));
      INDArray gradient = Trial.gaussian("gradient", joined.output().shape());
      double expected = product(joined.output(), gradient);
      List<INDArray> gradients = joined.backward().inputGradients(gradient);

      assertThat(gradients.get(0).shape()).isEqualTo(samples.shape());
      assertThat(gradients.get(1).shape()).isEqualTo(vectors.shape());
      // Sums of a few hundred products of order 1 in double precision.
      assertThat(product(samples, gradients.get(0)) + product(vectors, gradients.get(1)))
          .isCloseTo(expected, within(1e-11));
    }
  }

  private static double product(INDArray one, INDArray other) {
    return one.mul(other).sumNumber().doubleValue();
  }
}
