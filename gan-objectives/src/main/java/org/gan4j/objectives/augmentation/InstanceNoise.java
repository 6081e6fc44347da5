package org.gan4j.objectives.augmentation;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
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
  private final Arrays real = new Arrays();
  private final Arrays fake = new Arrays();

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
    INDArray noisy = (batch.real() ? real : fake).next(samples, batch);
    batch.own().fillGaussian(noisy, 0, deviation);
    return noisy.addi(samples);
  }

  /** The arrays of one batch, which are reused for the next one. */
  private static final class Arrays {
    private final List<ReusableArray> all = new ArrayList<>();
    private @Nullable BatchContext batch;
    private int used;

    INDArray next(INDArray samples, BatchContext current) {
      if (!current.equals(batch)) {
        batch = current;
        used = 0;
      }
      if (used == all.size()) {
        all.add(new ReusableArray(samples.dataType()));
      }
      return all.get(used++).like(samples);
    }
  }
}
