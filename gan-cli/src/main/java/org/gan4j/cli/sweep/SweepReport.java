package org.gan4j.cli.sweep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.cli.output.Numbers;
import org.gan4j.cli.output.TextTable;
import org.gan4j.report.page.Comparison;
import org.gan4j.report.page.RunPages;
import org.gan4j.report.recorded.RecordedRun;
import org.gan4j.sweep.PointResult;
import org.gan4j.sweep.Spread;
import org.gan4j.sweep.SweepFolder;
import org.gan4j.sweep.SweepResult;
import org.gan4j.sweep.SweepResult.Configuration;
import org.gan4j.sweep.SweepResult.Row;
import org.jspecify.annotations.Nullable;

/**
 * A sweep for people and for programs.
 *
 * @param folder of the sweep
 * @param result so far
 */
@ThreadSafe
public record SweepReport(SweepFolder folder, SweepResult result) {
  /** What fits beside the settings. */
  private static final int MOST_METRICS = 3;

  /** Curves of more runs cannot be told apart. */
  private static final int MOST_RUNS = 40;

  /** The configurations with the means of their metrics, the best one first. */
  public void print(PrintWriter writer) {
    List<Configuration> configurations = result.configurations();
    Set<String> paths = new LinkedHashSet<>();
    configurations.forEach(configuration -> paths.addAll(configuration.values().keySet()));
    List<String> metrics =
        result.metrics().subList(0, Math.min(MOST_METRICS, result.metrics().size()));
    TextTable table = new TextTable();
    List<String> names = new ArrayList<>(paths);
    names.addAll(List.of("RUNS", "ITERATION"));
    metrics.forEach(metric -> names.add(metric.toUpperCase(Locale.ROOT)));
    table.row(names.toArray(String[]::new));
    for (Configuration configuration : configurations) {
      List<String> cells = new ArrayList<>();
      paths.forEach(path -> cells.add(configuration.values().getOrDefault(path, "-")));
      cells.add(
          configuration.points()
              + (configuration.failed() == 0 ? "" : " (" + configuration.failed() + " failed)"));
      cells.add(String.valueOf(configuration.iteration()));
      metrics.forEach(metric -> cells.add(text(configuration.metrics().get(metric))));
      table.row(cells.toArray(String[]::new));
    }
    table.print(writer);
  }

  private static String text(@Nullable Spread spread) {
    if (spread == null) {
      return "-";
    }
    return Double.isNaN(spread.deviation())
        ? Numbers.text(spread.mean())
        : Numbers.text(spread.mean()) + " ± " + Numbers.text(spread.deviation());
  }

  /** The places of the files, and all numbers. */
  public ObjectNode toJson() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("sweep", folder.path().toString());
    object.put("table", folder.table().toString());
    page().ifPresent(page -> object.put("report", page.toString()));
    object.put("complete", result.complete());
    object.put("metric", result.objective().name());
    object.put("higherIsBetter", result.objective().higherIsBetter());
    ArrayNode configurations = object.putArray("configurations");
    for (Configuration configuration : result.configurations()) {
      ObjectNode one = configurations.addObject();
      put(one, configuration.values());
      one.put("runs", configuration.points());
      one.put("failed", configuration.failed());
      one.put("iteration", configuration.iteration());
      ObjectNode metrics = one.putObject("metrics");
      configuration.metrics().forEach((name, spread) -> metrics.set(name, toJson(spread)));
    }
    ArrayNode points = object.putArray("points");
    result.rows().forEach(row -> points.add(toJson(row)));
    return object;
  }

  private static ObjectNode toJson(Spread spread) {
    ObjectNode object =
        Numbers.toJson(Map.of("mean", spread.mean(), "deviation", spread.deviation()));
    return object.put("count", spread.count());
  }

  private ObjectNode toJson(Row row) {
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("run", folder.run(row.point()).toString());
    put(one, row.point().values());
    PointResult point = row.result();
    if (point == null) {
      return one.put("status", "waiting");
    }
    one.put("status", point.status().name().toLowerCase(Locale.ROOT));
    one.put("iteration", point.iteration());
    one.put("steps", point.steps());
    one.put("seconds", point.seconds());
    one.set("metrics", Numbers.toJson(point.metrics()));
    if (!point.error().isEmpty()) {
      one.put("error", point.error());
    }
    return one;
  }

  private static void put(ObjectNode object, Map<String, String> values) {
    ObjectNode node = object.putObject("values");
    values.forEach(node::put);
  }

  /** The page that compares the runs, if there is one. */
  public Optional<Path> page() {
    return Optional.of(folder.page()).filter(Files::isRegularFile);
  }

  /** Writes the page about the runs of the best configurations; none if there is one run. */
  public void writePage() {
    List<RecordedRun> runs = new ArrayList<>();
    for (Configuration configuration : result.configurations()) {
      for (Row row : result.rows()) {
        Path run = folder.run(row.point());
        if (runs.size() < MOST_RUNS
            && row.point().configuration().equals(configuration.values())
            && Files.isRegularFile(run.resolve("experiment.json"))) {
          runs.add(RecordedRun.read(run));
        }
      }
    }
    if (runs.size() > 1) {
      RunPages.write(Comparison.of(runs), folder.page());
    }
  }
}
