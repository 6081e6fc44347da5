package org.gan4j.api.evaluation;

import java.util.List;
import org.gan4j.api.component.Require;

/**
 * What is known about a feature network before it is learned.
 *
 * @param size how many features a sample has: {@link FeatureNetwork#size()}
 * @param members how many networks there are: {@link FeatureNetwork#members()}
 * @param classes the names of the classes that it will tell apart; empty if it is no classifier
 */
public record FeatureDescription(int size, int members, List<String> classes) {
  /**
   * Checks.
   *
   * @throws IllegalArgumentException if there are no features, or no network
   */
  public FeatureDescription {
    Require.atLeast("size", size, 1);
    Require.atLeast("members", members, 1);
    classes = List.copyOf(classes);
  }

  /** One network that is no classifier. */
  public static FeatureDescription of(int size) {
    return new FeatureDescription(size, 1, List.of());
  }

  /** One classifier. */
  public static FeatureDescription ofClassifier(int size, List<String> classes) {
    return new FeatureDescription(size, 1, classes);
  }
}
