package org.gan4j.objectives.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.api.RandomKey;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CodedLatentTest {
  private static final RandomKey KEY = RandomKey.ofSeed(3);
  private static final CodedLatent LATENT = new CodedLatent(SmallTask.latent(3), 4, 2);

  private static INDArray draw(CodedLatent latent, int count, RandomKey key) {
    INDArray z = Nd4j.valueArrayOf(new long[] {count, latent.size()}, 7.0, DataType.FLOAT);
    latent.sample(key, z);
    return z;
  }

  @Test
  void hasNoiseThenAOneHotCodeThenUniformNumbers() {
    int count = 4000;
    INDArray z = draw(LATENT, count, KEY);
    INDArray noise = LATENT.noiseColumns().of(z);
    INDArray category = LATENT.categoryColumns().of(z);
    INDArray continuous = LATENT.continuousColumns().of(z);

    assertThat(LATENT.size()).isEqualTo(9);
    // Five standard errors of 12,000 normal numbers.
    assertThat(noise.dup().stdNumber().doubleValue())
        .isCloseTo(1, within(5 / Math.sqrt(2 * 3.0 * count)));
    assertThat(category.dup().sum(1).toDoubleVector()).containsOnly(1);
    for (double share : category.dup().sum(0).toDoubleVector()) {
      // Five standard deviations of a binomial count of a quarter.
      assertThat(share).isCloseTo(count / 4.0, within(5 * Math.sqrt(count * 3 / 16.0)));
    }
    assertThat(continuous.dup().minNumber().doubleValue()).isBetween(-1.0, -0.99);
    assertThat(continuous.dup().maxNumber().doubleValue()).isBetween(0.99, 1.0);
  }

  @Test
  void drawsTheSameFromTheSameKeyOnly() {
    assertThat(draw(LATENT, 5, KEY)).isEqualTo(draw(LATENT, 5, KEY));
    assertThat(draw(LATENT, 5, KEY)).isNotEqualTo(draw(LATENT, 5, KEY.split(1)));
  }

  @Test
  void keepsTheKindOfEachNumberBetweenTwoLatents() {
    INDArray from = draw(LATENT, 6, KEY.split("from"));
    INDArray to = draw(LATENT, 6, KEY.split("to"));

    assertThat(LATENT.interpolate(from, to, 0).equalsWithEps(from, 1e-6)).isTrue();
    assertThat(LATENT.interpolate(from, to, 1).equalsWithEps(to, 1e-6)).isTrue();
    INDArray third = LATENT.interpolate(from, to, 1.0 / 3);
    assertThat(LATENT.categoryColumns().of(third)).isEqualTo(LATENT.categoryColumns().of(from));
    assertThat(LATENT.noiseColumns().of(third).dup())
        .isEqualTo(
            SmallTask.latent(3)
                .interpolate(
                    LATENT.noiseColumns().of(from).dup(),
                    LATENT.noiseColumns().of(to).dup(),
                    1.0 / 3));
    assertThat(third.getDouble(0, 8))
        .isCloseTo(2 * from.getDouble(0, 8) / 3 + to.getDouble(0, 8) / 3, within(1e-6));
    assertThat(LATENT.interpolate(from, to, 0.5)).isEqualTo(LATENT.interpolate(to, from, 0.5));
    assertThat(
            LATENT
                .categoryColumns()
                .of(LATENT.interpolate(from, to, 0.5))
                .dup()
                .sum(1)
                .toDoubleVector())
        .containsOnly(1);
  }

  @Test
  void mayDoWithoutNoiseOrOneOfTheCodes() {
    CodedLatent category = new CodedLatent(SmallTask.latent(0), 3, 0);
    CodedLatent continuous = new CodedLatent(SmallTask.latent(0), 0, 1);
    INDArray codes = draw(category, 4, KEY);
    INDArray numbers = draw(continuous, 4, KEY);

    assertThat(codes.sum(1).toDoubleVector()).containsOnly(1);
    assertThat(category.interpolate(codes, codes, 0.5)).isEqualTo(codes);
    assertThat(numbers.amaxNumber().doubleValue()).isLessThan(1);
    assertThat(continuous.interpolate(numbers, numbers, 0.5)).isEqualTo(numbers);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InfoGanConfiguration(0, 0, 1, 1))
        .withMessageContaining("no code");
  }

  @Test
  void drawsContinuousCodesAgainThatLeaveTheirInterval() {
    INDArray z = draw(LATENT, 3, KEY);
    INDArray before = z.dup();
    LATENT.continuousColumns().of(z).putScalar(1, 0, 1.7);

    LATENT.confine(z, KEY.split("clipping"));

    assertThat(LATENT.continuousColumns().of(z).getDouble(1, 0)).isBetween(-1.0, 1.0);
    before.putScalar(1, 7, z.getDouble(1, 7));
    assertThat(z).isEqualTo(before);
  }
}
