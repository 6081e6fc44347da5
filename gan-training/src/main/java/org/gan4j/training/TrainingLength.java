package org.gan4j.training;

/**
 * The length of a training.
 *
 * @param iterations passes of the schedule; Long.MAX_VALUE if epochs count
 * @param batches batches read from the dataset; Long.MAX_VALUE if iterations count
 */
public record TrainingLength(long iterations, long batches) {

  /** So many passes of the schedule. */
  public static TrainingLength ofIterations(long iterations) {
    return new TrainingLength(iterations, Long.MAX_VALUE);
  }

  /** So many passes over a dataset; the samples of an epoch that fill no batch are left out. */
  public static TrainingLength ofEpochs(int epochs, int datasetSize, int batchSize) {
    long perEpoch = EpochOrder.batchesPerEpoch(datasetSize, batchSize);
    return new TrainingLength(Long.MAX_VALUE, epochs * perEpoch);
  }

  /**
   * Whether the training has reached its end.
   *
   * @param iteration completed passes of the schedule
   * @param read batches read
   */
  public boolean isReached(long iteration, long read) {
    return iteration >= iterations || read >= batches;
  }

  /** The completed share of the training, in [0, 1]. */
  public double fraction(long iteration, long read) {
    double done =
        iterations < Long.MAX_VALUE ? (double) iteration / iterations : (double) read / batches;
    return Math.min(1, done);
  }
}
