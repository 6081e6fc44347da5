package org.gan4j.objectives.task;

import org.gan4j.api.SampleShape;
import org.gan4j.api.data.SampleFeatures;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Samples as features, whose distances say more than those of pixels. */
final class FeatureRepresentation implements Representation {
  private final SampleShape shape;
  private final SampleFeatures.Vectors features;

  /**
   * Compares samples by features.
   *
   * @param shape of a sample
   */
  FeatureRepresentation(SampleShape shape, SampleFeatures.Vectors features) {
    this.shape = shape;
    this.features = features;
  }

  @Override
  public int size() {
    return features.size();
  }

  @Override
  public float[] of(float[] samples, int count) {
    try (INDArray batch = Nd4j.create(samples, shape.batch(count), 'c');
        INDArray vectors = features.of(batch)) {
      return Numbers.floats(vectors);
    }
  }
}
