package org.gan4j.objectives.regularizer;

import org.gan4j.api.objective.Regularizer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Matches the mean features (the input of the discriminator's last layer) of generated samples to
 * those of real ones: {@code w · ‖E f(x) − E f(G(z))‖²}, added to the generator's loss.
 *
 * <p>Salimans et al., "Improved Techniques for Training GANs", 2016, section 3.1.
 */
final class FeatureMatching implements Regularizer {
  private final double weight;

  FeatureMatching(FeatureMatchingConfiguration configuration) {
    this.weight = configuration.weight();
  }

  @Override
  public boolean comparesFeatures() {
    return true;
  }

  @Override
  public FeatureTerm compareFeatures(INDArray real, INDArray fake) {
    try (INDArray realMean = real.mean(true, 0);
        INDArray difference = fake.mean(true, 0).subi(realMean)) {
      double norm = difference.norm2Number().doubleValue();
      difference.muli(2 * weight / fake.size(0));
      return new FeatureTerm(weight * norm * norm, difference.repeat(0, fake.size(0)));
    }
  }
}
