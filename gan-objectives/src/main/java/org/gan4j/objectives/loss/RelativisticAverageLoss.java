package org.gan4j.objectives.loss;

import org.gan4j.api.objective.LossStrategy;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Each sample is compared with the average of the other kind: the discriminator wants every real
 * sample above the average generated one, and every generated sample below the average real one;
 * the generator wants the reverse.
 *
 * <p>Jolicoeur-Martineau, "The relativistic discriminator: a key element missing from standard
 * GAN", 2019, equations 13 and 14.
 */
final class RelativisticAverageLoss implements LossStrategy {
  private final Comparison comparison;

  RelativisticAverageLoss(RelativisticConfiguration configuration) {
    this.comparison = configuration.comparison();
  }

  @Override
  public DiscriminatorLoss discriminator(INDArray realLogits, INDArray fakeLogits) {
    double[] real = MeanOverLogits.numbers(realLogits);
    double[] fake = MeanOverLogits.numbers(fakeLogits);
    return new DiscriminatorLoss(
        value(real, fake),
        MeanOverLogits.like(realLogits, gradient(real, fake, 1)),
        MeanOverLogits.like(fakeLogits, gradient(fake, real, -1)));
  }

  @Override
  public GeneratorLoss generator(INDArray fakeLogits, @Nullable INDArray realLogits) {
    double[] real = MeanOverLogits.numbers(Relativistic.required(realLogits));
    double[] fake = MeanOverLogits.numbers(fakeLogits);
    return new GeneratorLoss(
        value(fake, real), MeanOverLogits.like(fakeLogits, gradient(fake, real, 1)));
  }

  @Override
  public boolean generatorNeedsRealLogits() {
    return true;
  }

  /** The mean of f(higherᵢ − mean of lower), plus that of f(mean of higher − lowerᵢ). */
  private double value(double[] higher, double[] lower) {
    double meanHigher = mean(higher);
    double meanLower = mean(lower);
    double value = 0;
    for (double logit : higher) {
      value += comparison.value(logit - meanLower) / higher.length;
    }
    for (double logit : lower) {
      value += comparison.value(meanHigher - logit) / lower.length;
    }
    return value;
  }

  /**
   * The derivative with respect to one kind of logits: through each of them, and through their
   * mean.
   *
   * @param sign 1 if these should be higher than the others, −1 if lower
   */
  private double[] gradient(double[] own, double[] others, int sign) {
    double meanOwn = mean(own);
    double meanOthers = mean(others);
    double throughMean = 0;
    for (double logit : others) {
      throughMean += comparison.slope(sign * (meanOwn - logit)) / others.length;
    }
    double[] gradient = new double[own.length];
    for (int i = 0; i < own.length; i++) {
      double throughLogit = comparison.slope(sign * (own[i] - meanOthers));
      gradient[i] = sign * (throughLogit + throughMean) / own.length;
    }
    return gradient;
  }

  private static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }
}
