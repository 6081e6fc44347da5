package org.gan4j.objectives.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategy.DiscriminatorLoss;
import org.gan4j.api.objective.LossStrategy.GeneratorLoss;
import org.gan4j.testkit.Defaults;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A discriminator of patches (Isola et al. 2017) returns several logits a sample. */
class PatchLogitsTest {

  static List<LossStrategy> losses() {
    LossContext context = LossContext.standalone();
    RelativisticConfiguration relativistic = new RelativisticConfiguration(Comparison.STANDARD);
    return List.of(
        new NonSaturatingLossProvider().create(new CrossEntropyConfiguration(0.1, 0.3), context),
        new MinimaxLossProvider().create(new CrossEntropyConfiguration(0, 0), context),
        new LeastSquaresLossProvider()
            .create(Defaults.of(LeastSquaresConfiguration.class), context),
        new HingeLossProvider().create(new HingeConfiguration(), context),
        new WassersteinLossProvider().create(new WassersteinConfiguration(), context),
        new RelativisticLossProvider().create(relativistic, context),
        new RelativisticAverageLossProvider().create(relativistic, context));
  }

  private static INDArray logits(String name) {
    INDArray logits = Nd4j.create(DataType.DOUBLE, 3, 1, 2, 2);
    RandomKey.ofSeed(5).split(name).fillGaussian(logits, 0, 2);
    return logits;
  }

  private static INDArray column(INDArray logits) {
    return logits.reshape('c', 12, 1);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void countsEveryPatchLikeASample(LossStrategy loss) {
    INDArray real = logits("real");
    INDArray fake = logits("fake");
    RandomKey key = RandomKey.ofSeed(6);
    DiscriminatorLoss ofPatches = loss.discriminator(real, fake.dup('f'), key);
    DiscriminatorLoss ofSamples = loss.discriminator(column(real), column(fake), key);
    GeneratorLoss generatorOfPatches = loss.generator(fake, real);
    GeneratorLoss generatorOfSamples = loss.generator(column(fake), column(real));

    // The same sums in the same order.
    assertThat(ofPatches.value()).isCloseTo(ofSamples.value(), within(1e-12));
    assertThat(ofPatches.realGradient().shape()).containsExactly(3, 1, 2, 2);
    assertThat(column(ofPatches.realGradient())).isEqualTo(ofSamples.realGradient());
    assertThat(column(ofPatches.fakeGradient())).isEqualTo(ofSamples.fakeGradient());
    assertThat(generatorOfPatches.value()).isCloseTo(generatorOfSamples.value(), within(1e-12));
    assertThat(column(generatorOfPatches.fakeGradient()))
        .isEqualTo(generatorOfSamples.fakeGradient());
  }
}
