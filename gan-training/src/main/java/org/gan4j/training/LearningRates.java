package org.gan4j.training;

import java.util.Map;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Optimizer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The share of their steps that optimizers take: 1 until a training was rolled back. Scaling an
 * optimizer's update is the same as scaling its learning rate, for every optimizer, and costs
 * nothing while the share is 1.
 */
@NotThreadSafe
public final class LearningRates implements AutoCloseable {
  private final INDArray state = Nd4j.create(DataType.FLOAT, 2);

  /** All of their steps. */
  public LearningRates() {
    state.putScalar(0, 1);
  }

  /** The share, in (0, 1]. */
  public double share() {
    return state.getDouble(0);
  }

  /** The number of reductions. */
  public int lowered() {
    return (int) state.getDouble(1);
  }

  /** Multiplies the share. */
  public void lower(double factor) {
    state.putScalar(0, share() * factor);
    state.putScalar(1, lowered() + 1.0);
  }

  /** An optimizer that takes the share of another's steps. */
  public Optimizer applied(Optimizer optimizer) {
    return share() == 1 ? optimizer : new Shortened(optimizer, share());
  }

  /** The state that must be saved to continue exactly. */
  public Map<String, INDArray> state() {
    return Map.of("share", state);
  }

  @Override
  public void close() {
    state.close();
  }

  private record Shortened(Optimizer optimizer, double share) implements Optimizer {
    @Override
    public void step(INDArray values, INDArray gradient, long step) {
      try (INDArray before = values.dup()) {
        optimizer.step(values, gradient, step);
        values.subi(before).muli(share).addi(before);
      }
    }
  }
}
