package org.gan4j.training;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.NumberName;

/**
 * The numbers of one pass of the schedule: means over the steps that reported them, in the order of
 * the game's players, whichever steps came first.
 */
final class IterationSummary {
  private final List<String> players;
  private final Map<String, Mean> losses = new LinkedHashMap<>();
  private final Map<String, Mean> penalties = new LinkedHashMap<>();
  private final Map<String, Mean> others = new LinkedHashMap<>();
  private final Map<String, Mean> gradientNorms = new LinkedHashMap<>();
  private final Map<String, Set<String>> namesOfOthers = new LinkedHashMap<>();

  /**
   * No steps yet.
   *
   * @param players names, in the game's order
   */
  IterationSummary(List<String> players) {
    this.players = players;
  }

  private static final class Mean {
    private double sum;
    private int count;

    void add(double value) {
      sum += value;
      count++;
    }

    double value() {
      return sum / count;
    }
  }

  void add(StepReport step) {
    add(losses, step.player(), step.loss());
    add(penalties, step.player(), step.penalty());
    add(gradientNorms, step.player(), step.gradientNorm());
    step.numbers().forEach((name, value) -> add(others, name, value));
    namesOfOthers
        .computeIfAbsent(step.player(), unused -> new LinkedHashSet<>())
        .addAll(step.numbers().keySet());
  }

  private static void add(Map<String, Mean> means, String name, double value) {
    means.computeIfAbsent(name, unused -> new Mean()).add(value);
  }

  IterationReport report(Progress progress, double seconds, double secondsWaitedForData) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    put(numbers, losses, NumberName::loss);
    put(numbers, penalties, NumberName::penalty);
    putOthers(numbers);
    put(numbers, gradientNorms, NumberName::gradientNorm);
    numbers.put(NumberName.SECONDS, seconds);
    numbers.put(NumberName.SECONDS_WAITED_FOR_DATA, secondsWaitedForData);
    return new IterationReport(progress, numbers);
  }

  /** A number that several players report stands with the first of them. */
  private void putOthers(Map<String, Double> numbers) {
    for (String player : players) {
      for (String name : namesOfOthers.getOrDefault(player, Set.of())) {
        Mean mean = others.get(name);
        if (mean != null) {
          numbers.putIfAbsent(name, mean.value());
        }
      }
    }
  }

  private void put(
      Map<String, Double> numbers, Map<String, Mean> means, UnaryOperator<String> name) {
    for (String player : players) {
      Mean mean = means.get(player);
      if (mean != null) {
        numbers.put(name.apply(player), mean.value());
      }
    }
  }
}
