package org.gan4j.benchmarks.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.core.Gan;
import org.gan4j.experiment.registry.ComponentDescription;
import org.gan4j.experiment.registry.OptionDescription;

/**
 * Gives every whole number of every component, and of the experiment itself, sizes that nobody can
 * mean. All happens in one process.
 */
@ThreadSafe
final class AbsurdSizes implements Section {
  private static final List<String> NUMBERS = List.of("2147483647", "1000000000", "9999999", "-1");
  private static final List<String> HIDDEN =
      List.of(
          "[100000,100000]",
          "[65536,65536]",
          "[2147483647]",
          "[4,2147483647,4]",
          "[46341,46341,46341]",
          "[0]",
          "[" + "4,".repeat(19_999) + "4]");
  private static final List<String> OF_EXPERIMENTS =
      List.of(
          "training.batchSize",
          "training.epochs",
          "training.iterations",
          "evaluation.samples",
          "evaluation.everySteps",
          "checkpoint.everySteps",
          "checkpoint.keepLast",
          "guard.startStep",
          "guard.rollBacks",
          "averaging.startStep");

  @Override
  public String name() {
    return "absurd-sizes";
  }

  @Override
  public Figure run(Path work, int count, long seed) {
    Gan gan = Gan.create();
    Path experiment = Scenario.experiment(work);
    List<List<String>> cases = cases(gan);
    List<String> wrong = new ArrayList<>();
    int tried = Math.min(count, cases.size());
    for (int i = 0; i < tried; i++) {
      List<String> overrides = cases.get((int) ((long) i * cases.size() / tried));
      Refusal.of(() -> gan.assemble(gan.read(experiment, overrides)).close(), true)
          .ifPresent(problem -> wrong.add(shortened(overrides) + ": " + problem));
    }
    return new Figure(name(), tried, wrong);
  }

  private static String shortened(List<String> overrides) {
    String text = overrides.toString();
    return text.length() > 120 ? text.substring(0, 120) + "…" : text;
  }

  private static List<List<String>> cases(Gan gan) {
    List<List<String>> cases = new ArrayList<>();
    for (String path : OF_EXPERIMENTS) {
      NUMBERS.forEach(number -> cases.add(List.of(path + "=" + number)));
    }
    for (ComponentDescription component : gan.registry().describe()) {
      for (OptionDescription option : component.options()) {
        List<String> values =
            switch (option.type()) {
              case "integer" -> NUMBERS;
              case "array of integer" -> HIDDEN;
              default -> List.<String>of();
            };
        // Alternatives within a setting, such as a decay of the learning rate, hold no sizes.
        if (!option.name().contains("(")) {
          values.forEach(value -> cases.add(overrides(component, option.name(), value)));
        }
      }
    }
    return cases;
  }

  private static List<String> overrides(
      ComponentDescription component, String option, String value) {
    String chosen =
        String.format(Locale.ROOT, "{\"type\":\"%s\",\"%s\":%s}", component.type(), option, value);
    String kind = component.kind();
    return switch (kind) {
      case "regularizer", "augmentation", "listener" -> List.of(kind + "s=[" + chosen + "]");
      case "metric" -> List.of("evaluation.metrics=[" + chosen + "]");
      case "optimizer" -> List.of("optimizers.generator=" + chosen);
      case "mask" -> List.of("task={\"type\":\"inpainting\",\"mask\":" + chosen + "}");
      default ->
          option.equals("maxoutPieces")
              ? List.of(kind + "=" + chosen, kind + ".activation=maxout")
              : List.of(kind + "=" + chosen);
    };
  }
}
