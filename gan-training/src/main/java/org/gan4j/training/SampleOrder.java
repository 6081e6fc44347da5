package org.gan4j.training;

import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;

/**
 * The order in which a training reads its dataset: a pure function of the key and the batch's
 * number, so that a resumed run reads the same batches.
 */
interface SampleOrder {

  /** Samples of every batch. */
  int batchSize();

  /**
   * Writes the sample indices of a batch.
   *
   * @param batch number of the batch since the beginning of the training, from 0
   * @param indices receives them, [batchSize]
   */
  void read(long batch, int[] indices);

  /** The order that a plan asks for. */
  static SampleOrder of(Dataset dataset, TrainingPlan plan, RandomKey key) {
    return plan.classBalanced()
        ? ClassBalancedOrder.of(dataset, plan.batchSize(), key)
        : new EpochOrder(key, dataset.size(), plan.batchSize());
  }
}
