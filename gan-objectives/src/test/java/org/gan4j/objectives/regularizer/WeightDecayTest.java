package org.gan4j.objectives.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.Require;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Pass;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.Regularizer.Participant;
import org.gan4j.api.objective.Regularizer.Update;
import org.gan4j.api.objective.RegularizerContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class WeightDecayTest {

  /** Two weights, then one parameter of every other role. */
  private static final class FiveParameters implements Parameters, Network {
    private final INDArray values = Nd4j.createFromArray(3.0, -4.0, 5.0, 6.0, 7.0);
    private final INDArray gradient = Nd4j.createFromArray(1.0, 1.0, 1.0, 1.0, 1.0);

    @Override
    public INDArray values() {
      return values;
    }

    @Override
    public INDArray gradient() {
      return gradient;
    }

    @Override
    public List<Parameter> named() {
      return List.of(
          part("weights", 0, 2, Role.WEIGHT),
          part("bias", 2, 3, Role.BIAS),
          part("scale", 3, 4, Role.NORMALIZATION),
          part("mean", 4, 5, Role.STATISTIC));
    }

    private Parameter part(String name, int from, int to, Role role) {
      return new Parameter(
          name,
          values.get(NDArrayIndex.interval(from, to)),
          gradient.get(NDArrayIndex.interval(from, to)),
          role);
    }

    @Override
    public void clearGradient() {
      gradient.assign(0);
    }

    @Override
    public Parameters parameters() {
      return this;
    }

    @Override
    public Pass forward(INDArray input, @Nullable INDArray condition, Mode mode, RandomKey key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void update(Optimizer optimizer, long step) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  private final FiveParameters network = new FiveParameters();

  private double penalize(RegularizedNetworks players, NetworkRole role) {
    Regularizer regularizer =
        new WeightDecayProvider()
            .create(new WeightDecayConfiguration(0.1, players), RegularizerContext.standalone());
    return regularizer.penalize(
        new Update(new Participant("learner", role, network), 0, List.of(), RandomKey.ofSeed(1)));
  }

  @Test
  void addsTheGradientOfHalfTheSquaredWeights() {
    assertThat(penalize(RegularizedNetworks.BOTH, NetworkRole.GENERATOR))
        .isCloseTo(0.05 * 25, within(1e-12));
    assertThat(network.gradient().toDoubleVector()).containsExactly(1.3, 0.6, 1, 1, 1);
  }

  @Test
  void sparesThePlayerThatWasNotChosen() {
    assertThat(penalize(RegularizedNetworks.DISCRIMINATOR, NetworkRole.GENERATOR)).isZero();
    assertThat(penalize(RegularizedNetworks.GENERATOR, NetworkRole.DISCRIMINATOR)).isZero();
    assertThat(penalize(RegularizedNetworks.BOTH, NetworkRole.AUXILIARY)).isZero();
    assertThat(network.gradient().toDoubleVector()).containsOnly(1);

    assertThat(penalize(RegularizedNetworks.DISCRIMINATOR, NetworkRole.DISCRIMINATOR)).isPositive();
  }

  @Test
  void needsAPositiveWeight() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Require.withinBounds(new WeightDecayConfiguration(0, RegularizedNetworks.BOTH)));
  }
}
