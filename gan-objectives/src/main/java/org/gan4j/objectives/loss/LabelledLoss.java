package org.gan4j.objectives.loss;

import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.objective.LossStrategy;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A loss with one label for real samples and another for generated ones, some of which are flipped.
 *
 * <p>Flipped labels prevent an overconfident discriminator (Chintala et al., "How to train a GAN",
 * 2016, tip 6); the flipped ones are drawn in every step.
 */
abstract class LabelledLoss implements LossStrategy {
  private final PointLoss loss;
  private final double realLabel;
  private final double fakeLabel;
  private final double flipping;

  /**
   * @param flipping the probability that a sample's label is flipped
   */
  LabelledLoss(PointLoss loss, double realLabel, double fakeLabel, double flipping) {
    this.loss = loss;
    this.realLabel = realLabel;
    this.fakeLabel = fakeLabel;
    this.flipping = flipping;
  }

  /** No label is flipped. */
  @Override
  public final DiscriminatorLoss discriminator(INDArray realLogits, INDArray fakeLogits) {
    return discriminator(realLogits, fakeLogits, new BitSet(), new BitSet());
  }

  @Override
  public final DiscriminatorLoss discriminator(
      INDArray realLogits, INDArray fakeLogits, RandomKey key) {
    return discriminator(
        realLogits,
        fakeLogits,
        flipped(realLogits, key.split("real")),
        flipped(fakeLogits, key.split("fake")));
  }

  private BitSet flipped(INDArray logits, RandomKey key) {
    BitSet flipped = new BitSet();
    if (flipping > 0) {
      RandomGenerator generator = key.generator();
      for (int i = 0; i < logits.length(); i++) {
        flipped.set(i, generator.nextDouble() < flipping);
      }
    }
    return flipped;
  }

  private DiscriminatorLoss discriminator(
      INDArray realLogits, INDArray fakeLogits, BitSet flippedReal, BitSet flippedFake) {
    return mean(realLogits, realLabel, fakeLabel, flippedReal)
        .plus(mean(fakeLogits, fakeLabel, realLabel, flippedFake));
  }

  private MeanOverLogits mean(INDArray logits, double label, double other, BitSet flipped) {
    return MeanOverLogits.of(
        logits,
        (logit, i) -> loss.value(logit, flipped.get(i) ? other : label),
        (logit, i) -> loss.slope(logit, flipped.get(i) ? other : label));
  }

  @Override
  public final GeneratorLoss generator(INDArray fakeLogits, @Nullable INDArray realLogits) {
    return generator(fakeLogits).forGenerator();
  }

  /** The generator's loss. */
  abstract MeanOverLogits generator(INDArray fakeLogits);
}
