package org.gan4j.objectives.regularizer;

import java.util.EnumMap;
import java.util.Map;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.nn.arrays.ReusableArray;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adds Gaussian noise to all that the discriminator sees, real and generated, so that the two
 * distributions overlap, and takes it back in the course of the training.
 *
 * <p>Sønderby et al., "Amortised MAP Inference for Image Super-resolution", 2017, section 3.2;
 * Arjovsky and Bottou, "Towards Principled Methods for Training GANs", 2017, section 3.
 */
final class InstanceNoise implements Regularizer {
  private final InstanceNoiseConfiguration configuration;
  private final Map<Kind, ReusableArray> memory = new EnumMap<>(Kind.class);

  private enum Kind {
    REAL,
    FAKE
  }

  InstanceNoise(InstanceNoiseConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public INDArray disturb(INDArray samples, Judging judging) {
    double deviation = configuration.deviation(judging.step());
    if (deviation == 0) {
      return samples;
    }
    INDArray noisy =
        memory
            .computeIfAbsent(
                judging.real() ? Kind.REAL : Kind.FAKE,
                kind -> new ReusableArray(samples.dataType()))
            .like(samples);
    judging.key().fillGaussian(noisy, 0, deviation);
    return noisy.addi(samples);
  }
}
