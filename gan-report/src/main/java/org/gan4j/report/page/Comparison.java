package org.gan4j.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.gan4j.report.recorded.Evaluation;
import org.gan4j.report.recorded.RecordedRun;

/**
 * What distinguishes runs.
 *
 * @param runs at least two
 * @param names of the runs, all different
 */
public record Comparison(List<RecordedRun> runs, List<String> names) {
  private static final String ABSENT = "–";

  /** Copies the lists. */
  public Comparison {
    runs = List.copyOf(runs);
    names = List.copyOf(names);
  }

  /** Compares runs, each named by its folder, and by a number if that is not enough. */
  public static Comparison of(List<RecordedRun> runs) {
    Set<String> names = new LinkedHashSet<>();
    for (RecordedRun run : runs) {
      String name = run.folderName();
      for (int i = 2; !names.add(name); i++) {
        name = run.folderName() + " (" + i + ")";
      }
    }
    return new Comparison(runs, List.copyOf(names));
  }

  /**
   * The settings that differ.
   *
   * @return paths such as {@code optimizers.generator.learningRate}, each with the value in every
   *     run, as JSON; {@code –} where a run has no such setting
   */
  public Map<String, List<String>> settings() {
    List<Map<String, String>> all = runs.stream().map(Comparison::flat).toList();
    Set<String> paths = new LinkedHashSet<>();
    all.forEach(settings -> paths.addAll(settings.keySet()));
    Map<String, List<String>> differing = new LinkedHashMap<>();
    for (String path : paths) {
      List<String> values =
          all.stream().map(settings -> settings.getOrDefault(path, ABSENT)).toList();
      if (values.stream().distinct().count() > 1) {
        differing.put(path, values);
      }
    }
    return differing;
  }

  private static Map<String, String> flat(RecordedRun run) {
    Map<String, String> settings = new LinkedHashMap<>();
    flatten("", run.experiment(), settings);
    String fingerprint = run.provenance().path("dataset").path("fingerprint").asText("");
    if (!fingerprint.isEmpty()) {
      settings.put("(data) fingerprint", fingerprint);
    }
    String version = run.provenance().path("gan4j").asText("");
    if (!version.isEmpty()) {
      settings.put("(version) GAN4J", version);
    }
    return settings;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> settings) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(
              member ->
                  flatten(
                      path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                      member.getValue(),
                      settings));
    } else if (node.isArray() && node.path(0).isContainerNode()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(path + "[" + i + "]", node.get(i), settings);
      }
    } else if (!node.isMissingNode()) {
      settings.put(path, node.toString());
    }
  }

  /**
   * Runs that differ in nothing but the seed and the name.
   *
   * @return places in {@link #runs()}; only groups of two and more
   */
  public List<List<Integer>> seeds() {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      if (runs.get(i).experiment() instanceof ObjectNode experiment) {
        ObjectNode rest = experiment.deepCopy();
        rest.remove(List.of("seed", "name"));
        // In any order of the members.
        String key = new TreeMap<>(flatCopy(rest)).toString();
        groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(i);
      }
    }
    return groups.values().stream().filter(group -> group.size() > 1).toList();
  }

  private static Map<String, String> flatCopy(JsonNode node) {
    Map<String, String> settings = new LinkedHashMap<>();
    flatten("", node, settings);
    return settings;
  }

  /** The names of all metrics that were measured last in any run. */
  public List<String> metrics() {
    Set<String> metrics = new LinkedHashSet<>();
    for (RecordedRun run : runs) {
      run.records()
          .last()
          .map(Evaluation::metrics)
          .ifPresent(last -> metrics.addAll(last.keySet()));
    }
    return List.copyOf(metrics);
  }

  /**
   * A metric of the last evaluation.
   *
   * @param place of the run
   * @return NaN if the run has no such number
   */
  public double last(int place, String metric) {
    return runs.get(place)
        .records()
        .last()
        .map(last -> last.metrics().get(metric))
        .filter(Objects::nonNull)
        .orElse(Double.NaN);
  }

  /** A metric over the runs of a group that have it. */
  public Spread spread(List<Integer> group, String metric) {
    return Spread.of(
        group.stream()
            .mapToDouble(place -> last(place, metric))
            .filter(Double::isFinite)
            .toArray());
  }

  /** Whether the runs of a group were last evaluated at different steps. */
  boolean unequallyLong(List<Integer> group) {
    return group.stream()
            .map(place -> runs.get(place).records().last().map(Evaluation::step).orElse(-1L))
            .distinct()
            .count()
        > 1;
  }

  /**
   * A mean over runs.
   *
   * @param mean NaN of no value
   * @param deviation the standard deviation, with n − 1; NaN of fewer than two values
   * @param count of values
   */
  public record Spread(double mean, double deviation, int count) {

    static Spread of(double[] values) {
      double mean = java.util.Arrays.stream(values).average().orElse(Double.NaN);
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      return new Spread(
          mean,
          values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1)),
          values.length);
    }

    String text() {
      return Double.isNaN(deviation)
          ? Numerals.text(mean)
          : Numerals.text(mean) + " ± " + Numerals.text(deviation);
    }
  }

  /** The names of the numbers that any run records in its iterations or evaluations. */
  List<String> curves(boolean ofMetrics) {
    Set<String> names = new LinkedHashSet<>();
    for (RecordedRun run : runs) {
      names.addAll(ofMetrics ? run.records().metrics().keySet() : run.records().numbers().keySet());
    }
    return Collections.unmodifiableList(new ArrayList<>(names));
  }
}
