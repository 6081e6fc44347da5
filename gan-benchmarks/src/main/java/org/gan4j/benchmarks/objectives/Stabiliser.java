package org.gan4j.benchmarks.objectives;

import java.util.List;

/**
 * Something that makes a training steadier, as overrides of an experiment.
 *
 * @param name as tables call it
 * @param overrides what it changes in an experiment without
 */
record Stabiliser(String name, List<String> overrides) {

  static final Stabiliser NONE = new Stabiliser("none", List.of());

  /** A regularizer, or several, as JSON. */
  static Stabiliser regularizer(String name, String json) {
    return new Stabiliser(name, List.of("regularizers=[" + json + "]"));
  }

  /** The average of the generator, which is what is measured then. */
  static Stabiliser averaging(double decay) {
    return new Stabiliser("averaging", List.of("averaging={\"decay\":" + decay + "}"));
  }
}
