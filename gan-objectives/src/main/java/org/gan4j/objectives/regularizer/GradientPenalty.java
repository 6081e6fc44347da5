package org.gan4j.objectives.regularizer;

import java.util.List;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.InputGradient;
import org.gan4j.api.network.Network;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.objectives.regularizer.GradientPenaltyConfiguration.Sides;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Keeps the norm of the discriminator's input gradient near a target: {@code λ · E(‖∇D(x̂)‖ − t)²},
 * exactly.
 *
 * <p>Gulrajani et al., "Improved Training of Wasserstein GANs", 2017, algorithm 1: points between
 * real and generated samples; the one-sided form max(0, ‖∇D‖ − t)² is from their section 4. Kodali
 * et al., "On Convergence and Stability of GANs" (DRAGAN), 2017: points around real samples, as in
 * the authors' code.
 */
final class GradientPenalty implements Regularizer {
  /** DRAGAN's neighbourhood, in standard deviations of the batch. */
  private static final double NEIGHBOURHOOD = 0.5;

  private final GradientPenaltyConfiguration configuration;
  private @Nullable ReusableArray memory;

  GradientPenalty(GradientPenaltyConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public void prepare(Networks networks) {
    InputGradients.require(networks, "gradient-penalty");
  }

  @Override
  public List<String> warnings(LossStrategy loss) {
    return InputGradients.warnings(configuration.every(), loss);
  }

  @Override
  public double penalize(Update update) {
    return InputGradients.sum(
        update, configuration.every(), (samples, key) -> penalize(update.network(), samples, key));
  }

  private double penalize(Network discriminator, ComparedSamples samples, RandomKey key) {
    INDArray at = points(samples, key.split("points"));
    try (InputGradient gradient =
        discriminator.inputGradient(at, samples.condition(), key.split("pass"))) {
      INDArray v = gradient.value();
      double value = differentiate(v);
      gradient.backward(v);
      return value;
    }
  }

  private INDArray points(ComparedSamples samples, RandomKey key) {
    INDArray real = samples.real();
    INDArray at = memoryFor(real).like(real);
    switch (configuration.points()) {
      case BETWEEN -> interpolate(real, samples.fake(), key, at);
      case AROUND_REAL -> perturb(real, key, at);
    }
    return at;
  }

  private ReusableArray memoryFor(INDArray samples) {
    ReusableArray present = memory;
    if (present == null) {
      present = new ReusableArray(samples.dataType());
      memory = present;
    }
    return present;
  }

  /** real + ε · (fake − real) with one ε from U[0, 1) for each sample. */
  private static void interpolate(INDArray real, INDArray fake, RandomKey key, INDArray at) {
    at.assign(fake).subi(real);
    try (INDArray shares = shares(key, real)) {
      Rows.multiply(at, shares);
    }
    at.addi(real);
  }

  /** real + α · δ with δ from U[0, half the batch's deviation) and one α for each sample. */
  private static void perturb(INDArray real, RandomKey key, INDArray at) {
    double deviation = real.stdNumber(false).doubleValue();
    key.split("direction").fillUniform(at, 0, NEIGHBOURHOOD * deviation);
    try (INDArray shares = shares(key, real)) {
      Rows.multiply(at, shares);
    }
    at.addi(real);
  }

  private static INDArray shares(RandomKey key, INDArray real) {
    double[] shares = new double[Math.toIntExact(real.size(0))];
    RandomGenerator generator = key.split("shares").generator();
    for (int i = 0; i < shares.length; i++) {
      shares[i] = generator.nextDouble();
    }
    return Rows.column(shares, real.dataType());
  }

  /**
   * The penalty; v becomes its derivative with respect to v, {@code λ/n · 2(‖v‖ − t) · v/‖v‖}.
   *
   * @param v [batch, …]
   */
  private double differentiate(INDArray v) {
    double[] norms = Rows.norms(v);
    double weight = configuration.weight() * configuration.every() / norms.length;
    double value = 0;
    for (int i = 0; i < norms.length; i++) {
      double excess = norms[i] - configuration.target();
      if (configuration.sides() == Sides.ONE) {
        excess = Math.max(0, excess);
      }
      value += weight * excess * excess;
      // Where the gradient vanishes, the norm has no derivative, and zero is one of its
      // subgradients.
      norms[i] = norms[i] == 0 ? 0 : weight * 2 * excess / norms[i];
    }
    try (INDArray factors = Rows.column(norms, v.dataType())) {
      Rows.multiply(v, factors);
    }
    return value;
  }
}
