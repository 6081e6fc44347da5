package org.gan4j.core.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.NumberName;

/** The numbers of one pass of the schedule: means over the steps that reported them. */
final class IterationSummary {
  private final Map<String, Mean> losses = new LinkedHashMap<>();
  private final Map<String, Mean> penalties = new LinkedHashMap<>();
  private final Map<String, Mean> others = new LinkedHashMap<>();
  private final Map<String, Mean> gradientNorms = new LinkedHashMap<>();

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
    add(losses, NumberName.loss(step.player()), step.loss());
    add(penalties, NumberName.penalty(step.player()), step.penalty());
    add(gradientNorms, NumberName.gradientNorm(step.player()), step.gradientNorm());
    step.numbers().forEach((name, value) -> add(others, name, value));
  }

  private static void add(Map<String, Mean> means, String name, double value) {
    means.computeIfAbsent(name, unused -> new Mean()).add(value);
  }

  IterationReport report(Progress progress, double seconds, double secondsWaitedForData) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Map<String, Mean> means : List.of(losses, penalties, others, gradientNorms)) {
      means.forEach((name, mean) -> numbers.put(name, mean.value()));
    }
    numbers.put(NumberName.SECONDS, seconds);
    numbers.put(NumberName.SECONDS_WAITED_FOR_DATA, secondsWaitedForData);
    return new IterationReport(progress, numbers);
  }
}
