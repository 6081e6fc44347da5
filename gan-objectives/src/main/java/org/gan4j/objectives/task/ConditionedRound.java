package org.gan4j.objectives.task;

import org.gan4j.api.data.Round;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A round in which both players receive the same condition.
 *
 * @param real the batch's samples
 * @param condition [batch, condition shape], closed with the round
 */
record ConditionedRound(INDArray real, INDArray condition) implements Round {
  @Override
  public INDArray generatorCondition() {
    return condition;
  }

  @Override
  public INDArray discriminatorCondition() {
    return condition;
  }

  @Override
  public void close() {
    condition.close();
  }
}
