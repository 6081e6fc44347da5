package org.gan4j.benchmarks.objectives;

import java.util.List;

/**
 * A method that stabilizes a training, as overrides of an experiment.
 *
 * @param name in tables
 * @param overrides its changes to an experiment without it
 */
record Stabilizer(String name, List<String> overrides) {

  static final Stabilizer NONE = new Stabilizer("none", List.of());

  /** A regularizer, or several, as JSON. */
  static Stabilizer regularizer(String name, String json) {
    return new Stabilizer(name, List.of("regularizers=[" + json + "]"));
  }

  /** An augmentation as JSON. */
  static Stabilizer augmentation(String name, String json) {
    return new Stabilizer(name, List.of("augmentations=[" + json + "]"));
  }

  /** The average of the generator, which is then measured. */
  static Stabilizer averaging(double decay) {
    return new Stabilizer("averaging", List.of("averaging={\"decay\":" + decay + "}"));
  }
}
