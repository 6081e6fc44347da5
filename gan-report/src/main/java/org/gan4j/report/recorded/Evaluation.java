package org.gan4j.report.recorded;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The metrics of one step.
 *
 * @param step of the training
 * @param iteration of the training
 * @param metrics by name; a number that does not exist is NaN
 */
public record Evaluation(long step, long iteration, Map<String, Double> metrics) {

  /** Copies the map. */
  public Evaluation {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }
}
