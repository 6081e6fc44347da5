package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.gan4j.api.SampleShape;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class VectorPlanesTest {
  private static final SampleShape IMAGE = SampleShape.image(3, 4, 5);
  private static final SampleShape VECTOR = SampleShape.vector(2);
  private static final VectorPlanes PLANES = VectorPlanes.INSTANCE;

  private static INDArray random(long... shape) {
    return Nd4j.rand(DataType.DOUBLE, shape);
  }

  @Test
  void putsPlanesBehindTheChannelsWhicheverIsTheInput() {
    INDArray image = random(2, 3, 4, 5);
    INDArray vector = random(2, 2);
    INDArray joined = Nd4j.create(DataType.DOUBLE, 2, 5, 4, 5);

    for (boolean imageFirst : new boolean[] {true, false}) {
      joined.assign(0);
      PLANES.join(imageFirst ? image : vector, imageFirst ? vector : image, joined);

      for (int sample = 0; sample < 2; sample++) {
        for (int pixel = 0; pixel < 20; pixel++) {
          int row = pixel / 5;
          int column = pixel % 5;
          for (int channel = 0; channel < 3; channel++) {
            assertThat(joined.getDouble(sample, channel, row, column))
                .isEqualTo(image.getDouble(sample, channel, row, column));
          }
          for (int number = 0; number < 2; number++) {
            assertThat(joined.getDouble(sample, 3 + number, row, column))
                .isEqualTo(vector.getDouble(sample, number));
          }
        }
      }
    }
    assertThat(PLANES.joined(IMAGE, VECTOR)).isEqualTo(SampleShape.image(5, 4, 5));
    assertThat(PLANES.joined(VECTOR, IMAGE)).isEqualTo(SampleShape.image(5, 4, 5));
  }

  /** A linear map and its transpose: the inner products of both sides agree, but for rounding. */
  @Test
  void splitsByTheTransposeOfTheMap() {
    INDArray gradient = random(2, 5, 4, 5);
    for (boolean imageFirst : new boolean[] {true, false}) {
      INDArray input = imageFirst ? random(2, 3, 4, 5) : random(2, 2);
      INDArray condition =
          imageFirst ? Nd4j.zeros(DataType.DOUBLE, 2, 2) : Nd4j.zeros(DataType.DOUBLE, 2, 3, 4, 5);
      INDArray joined = Nd4j.create(DataType.DOUBLE, 2, 5, 4, 5);
      INDArray back = input.like();

      PLANES.join(input, condition, joined);
      PLANES.split(gradient, back);

      // Sums of at most 200 products below 1 in double precision.
      assertThat(joined.mul(gradient).sumNumber().doubleValue())
          .isCloseTo(
              input.mul(back).sumNumber().doubleValue(),
              org.assertj.core.api.Assertions.within(1e-12));
    }
  }

  @Test
  void refusesTwoOfAKind() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLANES.joined(IMAGE, IMAGE))
        .withMessageContaining("one of input and condition must be an image");
    assertThatIllegalArgumentException().isThrownBy(() -> PLANES.joined(VECTOR, VECTOR));
  }
}
