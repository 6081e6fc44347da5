package org.gan4j.core.assembly;

import org.gan4j.api.data.Dataset;

/**
 * What the metrics of a training compare with. Owns both.
 *
 * @param reference real samples: held-out ones, or those of the training if none are
 * @param features the networks whose features are compared
 */
public record ComparedData(Dataset reference, LearnedFeatures features) implements AutoCloseable {

  /** Whether the real samples are others than those of the training. */
  public boolean isHeldOut(Dataset training) {
    return reference != training;
  }

  @Override
  public void close() {
    try (reference) {
      features.close();
    }
  }
}
