package org.gan4j.objectives.augmentation;

import org.gan4j.api.network.Differentiable;
import org.gan4j.api.objective.Augmentation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adds Gaussian noise to all inputs of the discriminator, real and generated, so that the two
 * distributions overlap, and reduces it in the course of the training.
 *
 * <p>Sønderby et al., "Amortised MAP Inference for Image Super-resolution", 2017, section 3.2;
 * Arjovsky and Bottou, "Towards Principled Methods for Training GANs", 2017, section 3.
 */
final class InstanceNoise implements Augmentation {
  private final InstanceNoiseConfiguration configuration;
  private final StepArrays arrays = new StepArrays();

  InstanceNoise(InstanceNoiseConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Differentiable draw(BatchContext batch) {
    double deviation = configuration.deviation(batch.batches());
    return Differentiable.of(
        samples -> deviation == 0 ? samples : noisy(samples, deviation, batch),
        gradient -> gradient);
  }

  private INDArray noisy(INDArray samples, double deviation, BatchContext batch) {
    INDArray noisy = arrays.next(samples, batch);
    batch.own().fillGaussian(noisy, 0, deviation);
    return noisy.addi(samples);
  }
}
