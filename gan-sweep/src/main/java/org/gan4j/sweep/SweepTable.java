package org.gan4j.sweep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gan4j.api.concurrent.ThreadSafe;

/** The points of a sweep as comma-separated values: RFC 4180. */
@ThreadSafe
final class SweepTable {
  private SweepTable() {}

  /** A line for each point, below one of names. */
  static String text(SweepResult result) {
    Set<String> paths = new LinkedHashSet<>();
    result.rows().forEach(row -> paths.addAll(row.point().values().keySet()));
    List<String> metrics = result.metrics();
    StringBuilder text = new StringBuilder();
    List<String> names = new ArrayList<>(List.of("run"));
    names.addAll(paths);
    names.addAll(List.of("status", "iteration", "steps", "seconds"));
    names.addAll(metrics);
    names.add("error");
    add(text, names);
    for (SweepResult.Row row : result.rows()) {
      List<String> cells = new ArrayList<>(List.of(row.point().name()));
      paths.forEach(path -> cells.add(row.point().values().getOrDefault(path, "")));
      PointResult point = row.result();
      if (point == null) {
        cells.addAll(List.of("waiting", "", "", ""));
        metrics.forEach(metric -> cells.add(""));
        cells.add("");
      } else {
        cells.add(point.status().name().toLowerCase(Locale.ROOT));
        cells.add(String.valueOf(point.iteration()));
        cells.add(String.valueOf(point.steps()));
        cells.add(String.format(Locale.ROOT, "%.3f", point.seconds()));
        for (String metric : metrics) {
          Double value = point.metrics().get(metric);
          cells.add(value == null || !Double.isFinite(value) ? "" : value.toString());
        }
        cells.add(point.error());
      }
      add(text, cells);
    }
    return text.toString();
  }

  private static void add(StringBuilder text, List<String> cells) {
    text.append(String.join(",", cells.stream().map(SweepTable::quoted).toList())).append('\n');
  }

  private static String quoted(String cell) {
    return cell.matches("[^\",\r\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
