package org.gan4j.objectives.task;

import org.gan4j.api.data.Round;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A round in which both players receive the same condition.
 *
 * @param real the batch's samples
 * @param condition [batch, condition shape], closed with the round
 * @param labels of the samples; empty if the data have no classes
 */
@SuppressWarnings("ArrayRecordComponent") // the batch's own, never compared
record ConditionedRound(INDArray real, INDArray condition, int[] labels) implements Round {
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
