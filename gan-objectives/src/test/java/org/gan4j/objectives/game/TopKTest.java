package org.gan4j.objectives.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategy.GeneratorLoss;
import org.gan4j.objectives.loss.Comparison;
import org.gan4j.objectives.loss.RelativisticConfiguration;
import org.gan4j.objectives.loss.RelativisticLossProvider;
import org.gan4j.objectives.loss.WassersteinConfiguration;
import org.gan4j.objectives.loss.WassersteinLossProvider;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TopKTest {
  private static final LossStrategy WASSERSTEIN =
      new WassersteinLossProvider()
          .create(new WassersteinConfiguration(), LossContext.standalone());

  @Test
  void fallsFromTheWholeBatchToItsShare() {
    TopK topK = new TopK(0.5, 0.99, 100);

    assertThat(topK.count(64, 0)).isEqualTo(64);
    assertThat(topK.count(64, 99)).isEqualTo(64);
    // 64 · 0.99¹⁰ = 57.88, and 0.99⁶⁹ is the first power below a half.
    assertThat(topK.count(64, 1_000)).isEqualTo(58);
    assertThat(topK.count(1_000, 6_899)).isEqualTo(505);
    assertThat(topK.count(1_000, 6_900)).isEqualTo(500);
    assertThat(topK.count(64, Long.MAX_VALUE)).isEqualTo(32);
    assertThat(new TopK(0.1, 0.99, 1).count(2, Long.MAX_VALUE)).isEqualTo(1);
  }

  @Test
  void takesTheMeanOverTheHighestLogitsAndLeavesTheOthersWithoutAGradient() {
    INDArray logits = Nd4j.createFromArray(new double[][] {{3}, {-1}, {7}, {3}});
    GeneratorLoss loss = new TopK(0.5, 0.1, 1).generatorLoss(WASSERSTEIN, logits, null, 1);

    // Of the two samples with logit 3, the first.
    assertThat(loss.value()).isEqualTo(-(3 + 7) / 2.0);
    assertThat(loss.fakeGradient().toDoubleVector()).containsExactly(-0.5, 0, -0.5, 0);
  }

  @Test
  void ranksSamplesByTheMeanOfTheirPatches() {
    INDArray logits = Nd4j.createFromArray(new double[][] {{9, -9}, {1, 1}, {0, 4}, {-3, 0}});
    GeneratorLoss loss = new TopK(0.5, 0.1, 1).generatorLoss(WASSERSTEIN, logits, null, 1);

    assertThat(loss.value()).isEqualTo(-(1 + 1 + 0 + 4) / 4.0);
    assertThat(loss.fakeGradient())
        .isEqualTo(
            Nd4j.createFromArray(new double[][] {{0, 0}, {-0.25, -0.25}, {-0.25, -0.25}, {0, 0}}));
  }

  @Test
  void comparesTheChosenWithTheirOwnRealSamples() {
    LossStrategy relativistic =
        new RelativisticLossProvider()
            .create(
                new RelativisticConfiguration(Comparison.LEAST_SQUARES), LossContext.standalone());
    INDArray fake = Nd4j.createFromArray(new double[][] {{3}, {-1}, {7}});
    INDArray real = Nd4j.createFromArray(new double[][] {{1}, {50}, {2}});
    GeneratorLoss loss = new TopK(0.6, 0.1, 1).generatorLoss(relativistic, fake, real, 1);

    // (3 − 1 − 1)² and (7 − 2 − 1)².
    assertThat(loss.value()).isCloseTo((1 + 16) / 2.0, within(1e-12));
    assertThat(loss.fakeGradient().toDoubleVector()).containsExactly(1, 0, 4);
  }

  @Test
  void isTheLossItselfWhileTheWholeBatchCounts() {
    INDArray logits = Nd4j.createFromArray(new double[][] {{3}, {-1}});

    assertThat(new TopK(0.5, 0.99, 10).generatorLoss(WASSERSTEIN, logits, null, 9))
        .isEqualTo(WASSERSTEIN.generator(logits, null));
  }
}
