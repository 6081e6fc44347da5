package org.gan4j.api.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.game.Progress;

/**
 * The results of one pass of the schedule, as named numbers: means over the steps of the pass that
 * reported them.
 *
 * <p>The trainer reports {@link NumberName#loss}, {@link NumberName#penalty} and {@link
 * NumberName#gradientNorm} of every player that took a step, and the seconds; the game reports
 * more, such as {@code realScore}, the mean of D(x).
 *
 * @param progress after the pass
 * @param numbers by name, in the order to show them; a number that no step reported is missing
 */
public record IterationReport(Progress progress, Map<String, Double> numbers) {

  /** Copies the map. */
  public IterationReport {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /** A number by its name; NaN if no step of the pass reported it. */
  public double number(String name) {
    return numbers.getOrDefault(name, Double.NaN);
  }
}
