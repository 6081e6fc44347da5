package org.gan4j.core.run;

import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Batch;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.sampling.DatasetBatch;
import org.gan4j.core.sampling.Sampler;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How much samples of the same latents differ from each other, compared with samples of the data:
 * the ratio of the mean Euclidean distances of all pairs. Far below 1 the generator makes the same
 * thing over and over.
 */
final class Diversity {
  private static final int SAMPLES = 64;

  private final PreparedTraining training;
  private final Sampler sampler;
  private final RandomKey key;
  private double ofData = Double.NaN;

  Diversity(PreparedTraining training, Sampler sampler) {
    this.training = training;
    this.sampler = sampler;
    this.key = training.setup().key().split("diversity");
  }

  /** The ratio as it is now; NaN if all data are equal. */
  double ratio() {
    if (Double.isNaN(ofData)) {
      ofData = ofData();
    }
    try (INDArray samples = sampler.draw(SAMPLES, key.split("samples"))) {
      return ofData > 0 ? meanDistance(samples) / ofData : Double.NaN;
    }
  }

  private double ofData() {
    int[] indices =
        key.split("data").generator().ints(SAMPLES, 0, training.dataset().size()).toArray();
    Batch batch = DatasetBatch.read(training.dataset(), indices, key.split("augmentation"));
    try (INDArray samples = batch.samples()) {
      return meanDistance(samples);
    }
  }

  /**
   * Of all pairs.
   *
   * @param samples [n, …]
   */
  static double meanDistance(INDArray samples) {
    int count = (int) samples.size(0);
    int length = (int) (samples.length() / count);
    float[] numbers;
    try (INDArray flat = Nd4j.toFlattened('c', samples)) {
      numbers = flat.toFloatVector();
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        double squares = 0;
        for (int k = 0; k < length; k++) {
          double difference = (double) numbers[i * length + k] - numbers[j * length + k];
          squares += difference * difference;
        }
        sum += Math.sqrt(squares);
      }
    }
    return sum / (count * (count - 1) / 2.0);
  }
}
