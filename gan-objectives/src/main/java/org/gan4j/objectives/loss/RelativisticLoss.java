package org.gan4j.objectives.loss;

import org.gan4j.api.objective.LossStrategy;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Each real sample is compared with one generated sample, D(x) − D(G(z)): the discriminator wants
 * the difference large, the generator small.
 *
 * <p>Jolicoeur-Martineau, "The relativistic discriminator: a key element missing from standard
 * GAN", 2019, equations 9 and 10, with f₁(y) = g₂(y) = f(y).
 */
final class RelativisticLoss implements LossStrategy {
  private final Comparison comparison;

  RelativisticLoss(RelativisticConfiguration configuration) {
    this.comparison = configuration.comparison();
  }

  @Override
  public DiscriminatorLoss discriminator(INDArray realLogits, INDArray fakeLogits) {
    MeanOverLogits wanted = mean(realLogits, fakeLogits);
    return new DiscriminatorLoss(wanted.value(), wanted.gradient(), wanted.gradient().neg());
  }

  @Override
  public GeneratorLoss generator(INDArray fakeLogits, @Nullable INDArray realLogits) {
    return mean(fakeLogits, Relativistic.required(realLogits)).forGenerator();
  }

  @Override
  public boolean generatorNeedsRealLogits() {
    return true;
  }

  /** The mean of f(higherᵢ − lowerᵢ), with the gradient with respect to the higher logits. */
  private MeanOverLogits mean(INDArray higher, INDArray lower) {
    Relativistic.requirePairs(higher, lower);
    double[] others = MeanOverLogits.numbers(lower);
    return MeanOverLogits.of(
        higher,
        (logit, i) -> comparison.value(logit - others[i]),
        (logit, i) -> comparison.slope(logit - others[i]));
  }
}
