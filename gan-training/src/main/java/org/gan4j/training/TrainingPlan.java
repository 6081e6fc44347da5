package org.gan4j.training;

/**
 * The batches and the length of a training.
 *
 * @param batchSize samples of every batch
 * @param length when it is over
 * @param classBalanced whether all classes of the data are drawn equally often; the data then have
 *     labels
 */
public record TrainingPlan(int batchSize, TrainingLength length, boolean classBalanced) {

  /** Every sample of the data is drawn equally often. */
  public TrainingPlan(int batchSize, TrainingLength length) {
    this(batchSize, length, false);
  }
}
