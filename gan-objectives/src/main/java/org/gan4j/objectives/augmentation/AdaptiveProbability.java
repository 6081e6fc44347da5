package org.gan4j.objectives.augmentation;

import java.util.Map;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The probability p of adaptive augmentation. It rises while the discriminator overfits, and falls
 * otherwise. The measure of overfitting is r = E[sign(D(x))] over real samples x: Karras et al.,
 * "Training Generative Adversarial Networks with Limited Data", 2020, equation 1 and section 3.1.
 *
 * <p>All state is in float32 arrays, so that a checkpoint has every bit of it. The counts are exact
 * up to 2²⁴ logits between two changes of p.
 */
@NotThreadSafe
final class AdaptiveProbability {
  private static final int SIGNS = 0;
  private static final int LOGITS = 1;
  private static final int SAMPLES = 2;
  private static final int OBSERVATIONS = 3;

  private final AdaptiveAugmentConfiguration configuration;
  private final INDArray probability;
  private final INDArray meanSign = Nd4j.zeros(DataType.FLOAT, 1);
  private final INDArray window = Nd4j.zeros(DataType.FLOAT, 4);

  AdaptiveProbability(AdaptiveAugmentConfiguration configuration) {
    this.configuration = configuration;
    this.probability = Nd4j.valueArrayOf(new long[] {1}, configuration.initial(), DataType.FLOAT);
  }

  /** p. */
  double value() {
    return probability.getFloat(0);
  }

  /** r of the latest window; 0 before the first has ended. */
  double meanSign() {
    return meanSign.getFloat(0);
  }

  /**
   * Adds a batch to the window, and changes p at the end of the window.
   *
   * @param logits of real samples
   * @param samples how many there are
   */
  void observe(INDArray logits, int samples) {
    add(SIGNS, signs(logits));
    add(LOGITS, logits.length());
    add(SAMPLES, samples);
    add(OBSERVATIONS, 1);
    if (window.getFloat(OBSERVATIONS) >= configuration.every()) {
      adapt();
      window.assign(0);
    }
  }

  private static long signs(INDArray logits) {
    long sum = 0;
    for (long i = 0; i < logits.length(); i++) {
      sum += (long) Math.signum(logits.getDouble(i));
    }
    return sum;
  }

  private void add(int part, long amount) {
    window.putScalar(part, window.getFloat(part) + amount);
  }

  private void adapt() {
    double r = (double) window.getFloat(SIGNS) / window.getFloat(LOGITS);
    double change = (double) window.getFloat(SAMPLES) / configuration.images();
    double p = value() + Math.signum(r - configuration.target()) * change;
    meanSign.putScalar(0, r);
    probability.putScalar(0, Math.max(0, Math.min(configuration.maximum(), p)));
  }

  Map<String, INDArray> state() {
    return Map.of("probability", probability, "meanSign", meanSign, "window", window);
  }
}
