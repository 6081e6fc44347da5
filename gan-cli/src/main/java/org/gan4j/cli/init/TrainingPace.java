package org.gan4j.cli.init;

/**
 * How long and how fast to train.
 *
 * @param latent numbers of the latent
 * @param batchSize where there are enough samples
 * @param iterations of one step of each player
 * @param learningRate of both players at the beginning
 * @param finalShare of the learning rate at the end
 * @param averagingDecay of the generator's average
 * @param averagingStart steps of the generator before its average begins
 * @param evaluationSteps steps of both players between two evaluations
 * @param gradientPenalty weight of R1, in place of the discriminator's normalization; 0 for none
 * @param labelSmoothing of the loss
 */
record TrainingPace(
    int latent,
    int batchSize,
    int iterations,
    double learningRate,
    double finalShare,
    double averagingDecay,
    int averagingStart,
    int evaluationSteps,
    double gradientPenalty,
    double labelSmoothing) {

  /** Of mnist-unconditional.json. */
  private static final TrainingPace SMALL_IMAGES =
      new TrainingPace(100, 64, 2500, 1.5e-3, 0.05, 0.999, 500, 1000, 1, 0);

  /** Of faces-dcgan.json. */
  private static final TrainingPace LARGE_IMAGES =
      new TrainingPace(100, 64, 2400, 1e-3, 0.05, 0.999, 500, 1200, 1, 0);

  /** Of mnist-vanilla.json, with the decay and the average of the others. */
  private static final TrainingPace PERCEPTRONS =
      new TrainingPace(100, 64, 6000, 2e-4, 0.05, 0.999, 500, 2000, 0, 0.1);

  /** Of ring-vanilla.json. */
  private static final TrainingPace VECTORS =
      new TrainingPace(64, 128, 10_000, 1e-3, 0.02, 0.999, 0, 4000, 0, 0);

  /** Of deliveries.json, half as long. */
  private static final TrainingPace TABLES =
      new TrainingPace(64, 128, 2000, 1e-3, 0.02, 0.999, 0, 4000, 0, 0);

  /** Images up to this side train as fast as digits. */
  private static final int SMALL = 32;

  static TrainingPace of(DataFacts facts) {
    if (facts.columns() > 0) {
      return TABLES;
    }
    if (!facts.shape().isImage()) {
      return VECTORS;
    }
    if (!Halving.fits(facts.shape())) {
      return PERCEPTRONS;
    }
    return Math.max(facts.shape().height(), facts.shape().width()) <= SMALL
        ? SMALL_IMAGES
        : LARGE_IMAGES;
  }
}
