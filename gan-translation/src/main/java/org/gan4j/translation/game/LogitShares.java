package org.gan4j.translation.game;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Statistics of a discriminator's logits, [batch, …] each.
 *
 * @param real of real samples; null if they were not asked for
 * @param fake of generated samples
 */
record LogitShares(@Nullable INDArray real, INDArray fake) {

  /** Mean probability that the real samples are real: of the logistic sigmoid. */
  double realScore() {
    return real == null ? Double.NaN : mean(real, LogitShares::sigmoid);
  }

  /** Mean probability that the generated samples are real. */
  double fakeScore() {
    return mean(fake, LogitShares::sigmoid);
  }

  /** Share of the logits on their side of the boundary. */
  double accuracy() {
    double ofFake = mean(fake, logit -> logit < 0 ? 1 : 0);
    if (real == null) {
      return ofFake;
    }
    double ofReal = mean(real, logit -> logit > 0 ? 1 : 0);
    return (ofReal * real.length() + ofFake * fake.length()) / (real.length() + fake.length());
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  private static double mean(INDArray logits, DoubleUnaryOperator function) {
    double sum = 0;
    for (long i = 0; i < logits.length(); i++) {
      sum += function.applyAsDouble(logits.getDouble(i));
    }
    return sum / logits.length();
  }
}
