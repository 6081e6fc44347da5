package org.gan4j.objectives.task;

import org.gan4j.api.GanException;

/**
 * The features of a trained generator: a checkpoint has what they told of the training data, and
 * not the network that computes them.
 *
 * @param size as many as are used
 */
record UnknownFeatures(int size) implements Representation {
  @Override
  public float[] of(float[] samples, int count) {
    throw GanException.usage(
        "the neighbourhoods of this run are of features, which are not in its checkpoint",
        "samples that are like given ones",
        "train with neighbourhoods of pixels: leave task.features out");
  }
}
