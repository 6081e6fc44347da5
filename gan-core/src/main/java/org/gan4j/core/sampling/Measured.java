package org.gan4j.core.sampling;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.evaluation.SharedComparison.Used;
import org.gan4j.experiment.Component;

/**
 * The numbers of a metric, with what they were taken from.
 *
 * @param metric its type and settings
 * @param values by name, in the order to show them
 * @param used the samples and features that were compared
 */
public record Measured(Component metric, Map<String, Double> values, Used used) {
  /** Copies the map. */
  public Measured {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** All numbers, by name. */
  public static Map<String, Double> values(List<Measured> measured) {
    Map<String, Double> all = new LinkedHashMap<>();
    measured.forEach(one -> all.putAll(one.values()));
    return all;
  }
}
