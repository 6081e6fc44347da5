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
 * The contract of every layer, tested in a network that contains it: gradients agree with finite
 * differences in double precision and add up over passes; open passes do not affect each other; the
 * caller's arrays are not changed; the same key gives the same; float32 agrees with double
 * precision; and a sample does not depend on the others, where that is promised.
 *
 * <pre>{@code
 * class GatedLinearTest extends LayerContract<LayeredNetwork> {
 *   protected SampleShape input() { return SampleShape.vector(6); }
 *   protected SampleShape output() { return SampleShape.vector(3); }
 *   protected LayeredNetwork network(DataType type, RandomKey key) {
 *     var contract = new LayeredNetwork.Interface("gated", input(), null, output(), type);
 *     return new LayeredNetwork(contract, NetworkDefinition.of(new GatedLinear(3)), key);
 *   }
 *   protected Pass forward(
 *       LayeredNetwork network, INDArray input, INDArray condition, Mode mode, RandomKey key) {
 *     return network.forward(input, condition, mode, key);
 *   }
 * }
 * }</pre>
 *
 * @param <N> the kind of network
 */
public abstract class LayerContract<N extends Network> {
  private final NetworkChecks<N> checks = new NetworkChecks<>(new Subject());
  private final LayerChecks<N> layerChecks = new LayerChecks<>(new Subject());

  /** For subclasses. */
  protected LayerContract() {}

  /** The shape of the input that it is tested with: small, for differences take many passes. */
  protected abstract SampleShape input();

  /** The shape of the output. */
  protected abstract SampleShape output();

  /** The shape of the condition that it is tested with; null, which is the default, for none. */
  protected @Nullable SampleShape condition() {
    return null;
  }

  /**
   * Makes a network that consists of the layer, or has it among few others. Parameters of the order
   * 1, other than those which hide mistakes (a scale of one, a shift of zero), test the most.
   *
   * @param type FLOAT or DOUBLE
   * @param key randomness for the parameters
   */
  protected abstract N network(DataType type, RandomKey key);

  /**
   * A forward pass.
   *
   * @param input [batch, input shape]
   * @param condition [batch, condition shape]; null if it has none
   */
  protected abstract Pass forward(
      N network, INDArray input, @Nullable INDArray condition, Mode mode, RandomKey key);

  /**
   * Whether samples of a batch depend on each other, as in batch normalization. False unless this
   * says otherwise.
   */
  protected boolean mixesSamples() {
    return false;
  }

  /** The step and the tolerance of differences; the standard ones unless this says otherwise. */
  protected FiniteDifferences differences() {
    return FiniteDifferences.standard();
  }

  /**
   * How far float32 may be from double precision, relative to the larger of 1 and the largest
   * number of an array: 2e-5 unless this says otherwise, which is 300 roundings.
   */
  protected double singlePrecision() {
    return 2e-5;
  }

  /** This contract's network, as a subclass makes it. */
  private final class Subject implements NetworkChecks.Subject<N> {
    @Override
    public N create(DataType type, RandomKey key) {
      return network(type, key);
    }

    @Override
    public Pass forward(
        N network, INDArray input, @Nullable INDArray condition, Mode mode, RandomKey key) {
      return LayerContract.this.forward(network, input, condition, mode, key);
    }

    @Override
    public long[] inputShape(int batch) {
      return input().batch(batch);
    }

    @Override
    public long[] outputShape(int batch) {
      return output().batch(batch);
    }

    @Override
    public @Nullable SampleShape condition() {
      return LayerContract.this.condition();
    }

    @Override
    public FiniteDifferences differences() {
      return LayerContract.this.differences();
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
  void infersTheSameWheneverItIsAsked() {
    checks.infersTheSameWheneverItIsAsked();
  }

  @Test
  void trainsTheSameForTheSameKey() {
    checks.trainsTheSameForTheSameKey();
  }

  @Test
  void beginsTheSameForTheSameKey() {
    layerChecks.beginsTheSameForTheSameKey();
  }

  @Test
  void changesOnlyByLearning() {
    checks.changesOnlyByLearning();
  }

  @Test
  void namesAllOfItsParameters() {
    checks.namesAllOfItsParameters();
  }

  @Test
  void leavesInputAndConditionAsTheyAre() {
    layerChecks.leavesInputAndConditionAsTheyAre();
  }

  @Test
  void readsInputsInAnyOrder() {
    layerChecks.readsInputsInAnyOrder();
  }

  @Test
  void keepsSamplesApart() {
    if (!mixesSamples()) {
      layerChecks.keepsSamplesApart();
    }
  }

  @Test
  void computesTheSameInSingleAndDoublePrecision() {
    layerChecks.computesTheSameInSingleAndDoublePrecision(singlePrecision());
  }
}
