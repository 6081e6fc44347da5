package org.gan4j.objectives.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SoftmaxCrossEntropyTest {
  private static final INDArray CLASSES =
      Nd4j.createFromArray(new double[][] {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}, {1, 0, 0}});

  @Test
  void hasTheValueOfTheFormula() {
    INDArray logits = Trial.gaussian("logits", 4, 3);

    assertThat(SoftmaxCrossEntropy.of(logits, CLASSES, 0.5).value())
        .isCloseTo(-0.5 * Formulas.meanLogClass(logits, CLASSES), within(1e-12));
  }

  @Test
  void isTheLogarithmOfTheNumberOfClassesWhereNothingIsKnown() {
    SoftmaxCrossEntropy entropy =
        SoftmaxCrossEntropy.of(Nd4j.zeros(DataType.DOUBLE, 4, 3), CLASSES, 1);

    assertThat(entropy.value()).isCloseTo(Math.log(3), within(1e-12));
    // (1/3 − 1) / 4 at the class, 1/3 / 4 elsewhere.
    assertThat(entropy.gradient().getDouble(0, 1)).isCloseTo(-1.0 / 6, within(1e-12));
    assertThat(entropy.gradient().getDouble(0, 0)).isCloseTo(1.0 / 12, within(1e-12));
  }

  @Test
  void givesTheGradientOfItsValue() {
    INDArray logits = Trial.gaussian("logits", 4, 3);
    INDArray gradient = SoftmaxCrossEntropy.of(logits, CLASSES, 2).gradient();
    for (int i = 0; i < logits.length(); i++) {
      double original = logits.getDouble(i);
      logits.putScalar(i, original + 1e-5);
      double above = SoftmaxCrossEntropy.of(logits, CLASSES, 2).value();
      logits.putScalar(i, original - 1e-5);
      double below = SoftmaxCrossEntropy.of(logits, CLASSES, 2).value();
      logits.putScalar(i, original);

      // Central differences of width 1e-5 of a smooth function of order 1 are off by 1e-10.
      assertThat(gradient.getDouble(i)).isCloseTo((above - below) / 2e-5, within(1e-9));
    }
  }

  @Test
  void staysFiniteHoweverLargeTheLogits() {
    INDArray logits = Nd4j.createFromArray(new float[][] {{1e4f, -1e4f, 0}, {-1e4f, 1e4f, 0}});
    INDArray classes = Nd4j.createFromArray(new float[][] {{0, 1, 0}, {0, 1, 0}});
    SoftmaxCrossEntropy entropy = SoftmaxCrossEntropy.of(logits, classes, 1);

    assertThat(entropy.value()).isEqualTo(2e4 / 2);
    assertThat(entropy.gradient())
        .isEqualTo(Nd4j.createFromArray(new float[][] {{0.5f, -0.5f, 0}, {0, 0, 0}}));
  }

  @Test
  void countsTheSamplesWhoseClassIsTheLikeliest() {
    INDArray logits =
        Nd4j.createFromArray(new double[][] {{0, 2, 1}, {0, 2, 1}, {0, 1, 2}, {3, 1, 2}});

    assertThat(SoftmaxCrossEntropy.of(logits, CLASSES, 1).accuracy()).isEqualTo(0.75);
  }
}
