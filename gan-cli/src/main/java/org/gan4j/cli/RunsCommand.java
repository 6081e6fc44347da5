package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.io.FileProblem;
import org.gan4j.cli.output.Numbers;
import org.gan4j.cli.output.TextTable;
import org.gan4j.core.run.RunFolder;
import org.gan4j.experiment.configuration.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan runs}. */
@Command(
    name = "runs",
    description = "List the runs in a folder with their last numbers, the newest first.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  gan runs", "  gan runs experiments/old --json"})
final class RunsCommand implements Runnable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** What fits beside the name of a run. */
  private static final int MOST_METRICS = 3;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "The folder that contains the runs; default: ${DEFAULT-VALUE}.")
  private Path folder;

  @Option(names = "--json", description = "Print the list as JSON, with all numbers.")
  private boolean json;

  @Override
  public void run() {
    List<RunSummary> runs =
        folders().stream()
            .map(RunSummary::of)
            .sorted(
                Comparator.comparing(RunSummary::started)
                    .reversed()
                    .thenComparing(RunSummary::folder))
            .toList();
    PrintWriter output = spec.commandLine().getOut();
    if (json) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      runs.forEach(run -> list.add(run.toJson()));
      output.println(Json.write(list));
      return;
    }
    TextTable table = new TextTable();
    table.row("RUN", "STARTED", "ITERATION", "LAST NUMBERS");
    for (RunSummary run : runs) {
      table.row(
          run.folder().toString(),
          run.started().equals(Instant.EPOCH)
              ? "-"
              : TIME.format(run.started().atZone(ZoneId.systemDefault())),
          String.valueOf(run.iteration()),
          numbers(run.metrics().isEmpty() ? run.losses() : run.metrics()));
    }
    table.print(output);
  }

  private List<Path> folders() {
    if (!Files.isDirectory(folder)) {
      throw GanException.usage(
          "there is no such folder of runs",
          folder.toString(),
          "give the folder that contains the runs, or begin one with 'gan train'");
    }
    if (isRun(folder)) {
      return List.of(folder);
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(RunsCommand::isRun).toList();
    } catch (IOException e) {
      throw GanException.failure(
          "the folder of runs cannot be read: " + FileProblem.reason(e),
          folder.toString(),
          "check its permissions",
          e);
    }
  }

  /** An empty folder is none here. */
  private static boolean isRun(Path path) {
    RunFolder run = new RunFolder(path);
    return Files.isRegularFile(run.experiment())
        && (Files.isDirectory(run.checkpoints()) || Files.isRegularFile(run.provenance()));
  }

  private static String numbers(Map<String, Double> numbers) {
    return numbers.entrySet().stream()
        .limit(MOST_METRICS)
        .map(number -> number.getKey() + " " + Numbers.text(number.getValue()))
        .collect(Collectors.joining("  "));
  }
}
