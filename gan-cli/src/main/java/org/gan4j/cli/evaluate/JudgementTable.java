package org.gan4j.cli.evaluate;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.cli.output.Numbers;
import org.gan4j.cli.output.TextTable;
import org.gan4j.core.sampling.Measured;
import org.gan4j.core.trained.Evaluation.Row;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of generators for people.
 *
 * <p>Stateless.
 */
@ThreadSafe
public final class JudgementTable {
  /** Twelve digits tell networks apart; JSON has all of them. */
  private static final Pattern HASH = Pattern.compile("sha256:([0-9a-f]{12})[0-9a-f]*");

  private JudgementTable() {}

  /** One generator: its numbers beside those of real samples. */
  public static void print(Judgement judgement, PrintWriter writer) {
    TextTable head = new TextTable();
    head.row(judgement.steps() < 0 ? "samples" : "checkpoint", judgement.subject());
    if (judgement.steps() >= 0) {
      head.row("steps", String.valueOf(judgement.steps()));
    }
    boolean withReals = judgement.rows().stream().anyMatch(row -> row.nulls() != null);
    if (!withReals) {
      Numbers.addTo(head, judgement.values());
      head.print(writer);
      printSources(judgement, writer);
      return;
    }
    head.print(writer);
    writer.println();
    TextTable table = new TextTable();
    table.row("METRIC", "GENERATED", "REAL (NULL)", "TRAINING DATA");
    for (Row row : judgement.rows()) {
      row.generated()
          .values()
          .forEach(
              (name, value) ->
                  table.row(
                      name,
                      Numbers.text(value),
                      text(row.nulls(), name),
                      text(row.trainingSamples(), name)));
    }
    table.print(writer);
    writer.println();
    printSources(judgement, writer);
  }

  private static String text(@Nullable Measured measured, String name) {
    Double value = measured == null ? null : measured.values().get(name);
    return value == null ? "–" : Numbers.text(value);
  }

  /** Several generators, a column each, with the mean and the standard deviation. */
  public static void printSideBySide(List<Judgement> judgements, PrintWriter writer) {
    TextTable head = new TextTable();
    TextTable table = new TextTable();
    List<String> titles = new ArrayList<>(List.of("METRIC"));
    for (int i = 0; i < judgements.size(); i++) {
      titles.add("[" + (i + 1) + "]");
      head.row("[" + (i + 1) + "]", judgements.get(i).subject());
    }
    titles.add("MEAN ± DEVIATION");
    titles.add("REAL (NULL)");
    head.print(writer);
    writer.println();
    table.row(titles.toArray(String[]::new));
    for (String name : names(judgements)) {
      List<String> cells = new ArrayList<>(List.of(name));
      for (Judgement judgement : judgements) {
        Double value = judgement.values().get(name);
        cells.add(value == null ? "–" : Numbers.text(value));
      }
      cells.add(Spread.of(judgements, name).text());
      cells.add(nullOf(judgements.get(0), name));
      table.row(cells.toArray(String[]::new));
    }
    table.print(writer);
    writer.println();
    printSources(judgements.get(0), writer);
  }

  /** The checkpoints of a run, a row each. */
  public static void printOverSteps(List<Judgement> judgements, PrintWriter writer) {
    TextTable table = new TextTable();
    Set<String> names = names(judgements);
    List<String> titles = new ArrayList<>(List.of("STEPS"));
    titles.addAll(names);
    table.row(titles.toArray(String[]::new));
    for (Judgement judgement : judgements) {
      Map<String, Double> values = judgement.values();
      List<String> cells = new ArrayList<>(List.of(String.valueOf(judgement.steps())));
      names.forEach(name -> cells.add(Numbers.text(values.getOrDefault(name, Double.NaN))));
      table.row(cells.toArray(String[]::new));
    }
    table.print(writer);
    writer.println();
    printSources(judgements.get(0), writer);
  }

  private static String nullOf(Judgement judgement, String name) {
    for (Row row : judgement.rows()) {
      if (row.generated().values().containsKey(name)) {
        return text(row.nulls(), name);
      }
    }
    return "–";
  }

  static Set<String> names(List<Judgement> judgements) {
    Set<String> names = new LinkedHashSet<>();
    judgements.forEach(judgement -> names.addAll(judgement.values().keySet()));
    return names;
  }

  /** The features and sizes that the numbers were taken with, each combination once. */
  private static void printSources(Judgement judgement, PrintWriter writer) {
    Map<String, List<String>> metrics = new LinkedHashMap<>();
    for (Row row : judgement.rows()) {
      String source = source(row.generated());
      if (!source.isEmpty()) {
        metrics
            .computeIfAbsent(source, any -> new ArrayList<>())
            .add(row.generated().metric().type());
      }
    }
    metrics.forEach((source, types) -> writer.println(String.join(", ", types) + ": " + source));
  }

  private static String source(Measured measured) {
    List<String> parts = new ArrayList<>();
    measured
        .used()
        .sizes()
        .forEach((side, size) -> parts.add(String.format(Locale.ROOT, "%,d %s", size, side)));
    measured
        .used()
        .features()
        .forEach(identity -> parts.add("features " + HASH.matcher(identity).replaceFirst("$1")));
    return String.join(", ", parts);
  }
}
