package org.gan4j.testkit;

import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Pass;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The contract of both players: gradients agree with finite differences, passes do not affect each
 * other, and only {@link Network#update} changes a network.
 *
 * @param <C> the configuration
 * @param <N> the kind of network
 */
public abstract class NetworkContract<C extends Record, N extends Network>
    extends ComponentContract<C> {
  private final NetworkChecks<N> checks = new NetworkChecks<>(new Subject());

  /** For the contracts in this package. */
  NetworkContract() {}

  /**
   * The shape of the condition that it is tested with; null, which is the default, for none. Test
   * with and without if your network takes one.
   */
  protected @Nullable SampleShape condition() {
    return null;
  }

  /** The shape of the condition that passes are given; null if the condition is their input. */
  @Nullable SampleShape givenCondition() {
    return condition();
  }

  abstract N create(DataType type, RandomKey key);

  /** [batch, …]. */
  abstract long[] inputShape(int batch);

  /** [batch, …]. */
  abstract long[] outputShape(int batch);

  final N create(DataType type) {
    return checks.create(type);
  }

  final INDArray input(DataType type, int batch) {
    return checks.input(type, batch);
  }

  final @Nullable INDArray condition(DataType type, int batch) {
    return checks.condition(type, batch);
  }

  /** This contract's network, made by its provider. */
  private final class Subject implements NetworkChecks.Subject<N> {
    @Override
    public N create(DataType type, RandomKey key) {
      return NetworkContract.this.create(type, key);
    }

    @Override
    public Pass forward(
        N network, INDArray input, @Nullable INDArray condition, Mode mode, RandomKey key) {
      return network.forward(input, condition, mode, key);
    }

    @Override
    public long[] inputShape(int batch) {
      return NetworkContract.this.inputShape(batch);
    }

    @Override
    public long[] outputShape(int batch) {
      return NetworkContract.this.outputShape(batch);
    }

    @Override
    public @Nullable SampleShape condition() {
      return NetworkContract.this.givenCondition();
    }
  }

  @Test
  void returnsTheShapeThatIsDue() {
    checks.returnsTheShapeThatIsDue();
  }

  @Test
  void gradientsAgreeWithFiniteDifferences() {
    checks.gradientsAgreeWithFiniteDifferences();
  }

  @Test
  void gradientsOfInputAndConditionAgreeWithFiniteDifferences() {
    checks.gradientsOfInputAndConditionAgreeWithFiniteDifferences();
  }

  @Test
  void gradientsOfSeveralPassesAddUp() {
    checks.gradientsOfSeveralPassesAddUp();
  }

  @Test
  void givesTheInputGradientWithoutTouchingAnythingElse() {
    checks.givesTheInputGradientWithoutTouchingAnythingElse();
  }

  @Test
  void keepsOpenPassesApart() {
    checks.keepsOpenPassesApart();
  }

  @Test
  void goesBackOnceAndToParametersOnlyInTraining() {
    checks.goesBackOnceAndToParametersOnlyInTraining();
  }

  @Test
  void infersTheSameWheneverItIsAsked() {
    checks.infersTheSameWheneverItIsAsked();
  }

  @Test
  void trainsTheSameForTheSameKey() {
    checks.trainsTheSameForTheSameKey();
  }

  @Test
  void beginsAsItsKeySays() {
    checks.beginsAsItsKeySays();
  }

  @Test
  void changesOnlyByLearning() {
    checks.changesOnlyByLearning();
  }

  @Test
  void namesAllOfItsParameters() {
    checks.namesAllOfItsParameters();
  }
}
