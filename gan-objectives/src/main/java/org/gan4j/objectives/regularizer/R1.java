package org.gan4j.objectives.regularizer;

import org.gan4j.api.RandomKey;
import org.gan4j.api.network.InputGradient;
import org.gan4j.api.network.Network;
import org.gan4j.api.objective.Regularizer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Keeps the discriminator flat at real samples: {@code γ/2 · E‖∇D(x)‖²}, exactly.
 *
 * <p>Mescheder et al., "Which Training Methods for GANs do actually Converge?", 2018, equation 9;
 * taken in every k-th step only, k times as strong: Karras et al., "Analyzing and Improving the
 * Image Quality of StyleGAN", 2020, section 3.1.
 */
final class R1 implements Regularizer {
  private final R1Configuration configuration;

  R1(R1Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public void prepare(Networks networks) {
    InputGradients.require(networks, "r1");
  }

  @Override
  public double penalize(Update update) {
    return InputGradients.sum(
        update, configuration.every(), (samples, key) -> penalize(update.network(), samples, key));
  }

  private double penalize(Network discriminator, ComparedSamples samples, RandomKey key) {
    try (InputGradient gradient =
        discriminator.inputGradient(samples.real(), samples.condition(), key.split("pass"))) {
      INDArray v = gradient.value();
      double squares = 0;
      for (double norm : Rows.norms(v)) {
        squares += norm * norm;
      }
      double weight = configuration.weight() * configuration.every() / v.size(0);
      v.muli(weight);
      gradient.backward(v);
      return weight / 2 * squares;
    }
  }
}
