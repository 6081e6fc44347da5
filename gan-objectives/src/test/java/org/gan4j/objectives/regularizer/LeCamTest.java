package org.gan4j.objectives.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.api.GanException;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.Regularizer.ComparedLogits;
import org.gan4j.api.objective.Regularizer.LogitTerm;
import org.gan4j.api.objective.RegularizerContext;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LeCamTest {

  /** Averages keep three quarters, and the term begins with the third step. */
  private static Regularizer prepared(Discriminator discriminator) {
    Regularizer lecam =
        new LeCamProvider()
            .create(new LeCamConfiguration(0.5, 0.75, 2), RegularizerContext.standalone());
    lecam.prepare(Critics.networks(discriminator));
    return lecam;
  }

  private static LogitTerm compare(
      Regularizer lecam, Discriminator discriminator, long step, INDArray real, INDArray fake) {
    return lecam.compareLogits(
        new ComparedLogits(Critics.step(discriminator, step).participant(), step, real, fake));
  }

  private static INDArray column(double... logits) {
    return Nd4j.create(logits, new long[] {logits.length, 1});
  }

  @Test
  void drawsLogitsTowardsTheAveragesOfTheOthers() {
    try (Discriminator discriminator = Critics.convolutional()) {
      Regularizer lecam = prepared(discriminator);
      compare(lecam, discriminator, 0, column(100, 100), column(-100, -100));
      LogitTerm early = compare(lecam, discriminator, 1, column(3, 1), column(-2, 0));
      LogitTerm first = compare(lecam, discriminator, 2, column(2, -4), column(1, 5));
      LogitTerm second = compare(lecam, discriminator, 3, column(0, 0), column(0, 0));

      assertThat(early.value()).isZero();
      assertThat(early.realGradient()).isEqualTo(column(0, 0));
      // Averages 2 and −1: ½ · ((2 + 1)² + 0)/2 + ½ · ((2 − 1)² + 0)/2.
      assertThat(first.value()).isCloseTo(0.5 * 9 / 2 + 0.5 * 1 / 2, within(1e-12));
      assertThat(first.realGradient()).isEqualTo(column(0.5 * 2 * 3 / 2, 0));
      assertThat(first.fakeGradient()).isEqualTo(column(-0.5 * 2 * 1 / 2, 0));
      // Averages ¾ · 2 + ¼ · (−1) = 1.25 and ¾ · (−1) + ¼ · 3 = 0: exact in float32.
      assertThat(second.value()).isCloseTo(0.5 * 1.25 * 1.25, within(1e-12));
      assertThat(second.realGradient()).isEqualTo(column(0, 0));
      assertThat(second.fakeGradient()).isEqualTo(column(-0.625, -0.625));
    }
  }

  @Test
  void takesTheMeanOverPatches() {
    try (Discriminator discriminator = Critics.convolutional()) {
      Regularizer lecam = prepared(discriminator);
      INDArray real = Nd4j.createFromArray(2.0, -4.0, 1.0, 1.0).reshape('c', 1, 1, 2, 2);
      compare(lecam, discriminator, 1, real, real.neg());
      LogitTerm term = compare(lecam, discriminator, 2, real, real.neg());

      // Both averages are 0: the squares of the logits above, and of those below.
      assertThat(term.value()).isCloseTo(0.5 * 6 / 4 + 0.5 * 6 / 4, within(1e-12));
      assertThat(term.realGradient().shape()).containsExactly(1, 1, 2, 2);
    }
  }

  @Test
  void refusesGamesThatOfferNoLogits() {
    try (Discriminator discriminator = Critics.convolutional()) {
      Regularizer lecam = prepared(discriminator);
      assertThat(lecam.penalize(Critics.generatorStep(Critics.generator()))).isZero();
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> lecam.penalize(Critics.step(discriminator, 0)))
          .withMessageContaining("lecam")
          .withMessageContaining("discriminator");

      compare(lecam, discriminator, 0, column(1), column(1));
      assertThat(lecam.penalize(Critics.step(discriminator, 0))).isZero();
    }
  }
}
