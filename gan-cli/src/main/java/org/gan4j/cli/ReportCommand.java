package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.output.Numbers;
import org.gan4j.core.Gan;
import org.gan4j.core.run.RunFolder;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.report.page.Comparison;
import org.gan4j.report.page.Comparison.Spread;
import org.gan4j.report.page.RunPages;
import org.gan4j.report.recorded.Evaluation;
import org.gan4j.report.recorded.RecordedRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan report}. */
@Command(
    name = "report",
    description = {
      "Write a page about a run, and print where it is: curves, samples over time, metrics, settings"
          + " and provenance.",
      "A training writes the page itself; this makes it again, and adds what the trained generator"
          + " draws: interpolations, its classes, the nearest training samples, completions. Of several runs the page compares"
          + " curves, settings and metrics."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan report runs/mnist                            runs/mnist/report.html",
      "  gan report runs/mnist --out mnist.html",
      "  gan report runs/seed-1 runs/seed-2 --out seeds.html"
    })
final class ReportCommand implements Runnable {
  private static final String ENDING = ".html";

  private final Supplier<Gan> gan;
  private final Destination destination;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "The folder of a run, or a checkpoint in it; several to compare them.")
  private List<Path> places = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE.html",
      description = {
        "Where to write the page; - for standard output. The run's report.html if absent; of several"
            + " runs, comparison.html in this folder."
      })
  private @Nullable Path out;

  @Mixin private final ForceOption force = new ForceOption();

  @Option(
      names = "--json",
      description = "Print the page's place, the last metrics and the differences as JSON.")
  private boolean json;

  @Option(
      names = "--files-only",
      description =
          "Leave the generator alone: no interpolations and nearest training samples are drawn.")
  private boolean filesOnly;

  ReportCommand(Supplier<Gan> gan, Destination destination) {
    this.gan = gan;
    this.destination = destination;
  }

  @Override
  public void run() {
    if (json && Destination.isStandardOutput(out)) {
      throw new ParameterException(
          spec.commandLine(), "--json and the page cannot both go to standard output");
    }
    List<RecordedRun> runs = places.stream().map(ReportCommand::folder).map(this::read).toList();
    Path file = file(runs);
    force.require(file);
    if (runs.size() == 1 && !filesOnly) {
      runs = List.of(drawn(runs.get(0)));
    }
    write(runs, file);
  }

  /** The same run, with the pictures that its generator draws. */
  private RecordedRun drawn(RecordedRun run) {
    RunFolder folder = new RunFolder(run.folder());
    if (folder.lastCheckpoint().isEmpty()) {
      return run;
    }
    GeneratorPictures pictures =
        new GeneratorPictures(
            gan.get(),
            folder,
            problem -> spec.commandLine().getErr().println("warning: " + problem));
    return pictures.draw() ? RecordedRun.read(run.folder()) : run;
  }

  private void write(List<RecordedRun> runs, Path file) {
    Comparison comparison = Comparison.of(runs);
    Consumer<Path> page =
        runs.size() == 1
            ? place -> RunPages.write(runs.get(0), place)
            : place -> RunPages.write(comparison, place);
    if (Destination.isStandardOutput(file)) {
      destination.write(file, ENDING, page);
      return;
    }
    Folders.createFor(file);
    if (json) {
      page.accept(file);
      spec.commandLine().getOut().println(Json.write(toJson(file, comparison)));
    } else {
      destination.write(file, ENDING, page);
    }
  }

  private RecordedRun read(Path folder) {
    RecordedRun run = RecordedRun.read(folder);
    if (run.records().damaged() > 1) {
      spec.commandLine()
          .getErr()
          .println(
              String.format(
                  Locale.ROOT,
                  "warning: %d lines of %s are damaged and left out",
                  run.records().damaged(),
                  folder.resolve("metrics.jsonl")));
    }
    return run;
  }

  /** The run that a checkpoint lies in. */
  static Path folder(Path place) {
    if (!Files.exists(place)) {
      throw GanException.usage(
          "there is no such run", place.toString(), "give the folder that 'gan train' printed");
    }
    Path checkpoints = place.toAbsolutePath().getParent();
    if (Files.isDirectory(place) || checkpoints == null || !checkpoints.endsWith("checkpoints")) {
      return place;
    }
    Path run = checkpoints.getParent();
    return run == null ? place : run;
  }

  private Path file(List<RecordedRun> runs) {
    if (out == null) {
      return runs.size() == 1
          ? runs.get(0).folder().resolve("report.html")
          : Path.of("comparison.html");
    }
    String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    if (!Destination.isStandardOutput(out) && !name.endsWith(ENDING)) {
      throw GanException.usage(
          "a report is written as HTML only", out.toString(), "end --out in .html");
    }
    return out;
  }

  private static ObjectNode toJson(Path file, Comparison comparison) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("report", file.toString());
    ArrayNode runs = object.putArray("runs");
    for (RecordedRun run : comparison.runs()) {
      ObjectNode one = runs.addObject();
      one.put("run", run.folder().toString());
      one.put("steps", run.records().step());
      one.put("iterations", run.records().iteration());
      Optional<Evaluation> last = run.records().last();
      last.ifPresent(evaluation -> one.put("evaluatedStep", evaluation.step()));
      one.set("metrics", Numbers.toJson(last.map(Evaluation::metrics).orElse(Map.of())));
    }
    if (comparison.runs().size() > 1) {
      addDifferences(object, comparison);
    }
    return object;
  }

  private static void addDifferences(ObjectNode object, Comparison comparison) {
    ObjectNode settings = object.putObject("settings");
    comparison.settings().forEach((path, values) -> values.forEach(settings.putArray(path)::add));
    ArrayNode groups = object.putArray("seeds");
    for (List<Integer> group : comparison.seeds()) {
      ObjectNode one = groups.addObject();
      ArrayNode members = one.putArray("runs");
      group.forEach(place -> members.add(comparison.runs().get(place).folder().toString()));
      ObjectNode metrics = one.putObject("metrics");
      for (String metric : comparison.metrics()) {
        Spread spread = comparison.spread(group, metric);
        ObjectNode numbers = metrics.putObject(metric);
        numbers.setAll(
            Numbers.toJson(Map.of("mean", spread.mean(), "deviation", spread.deviation())));
        numbers.put("count", spread.count());
      }
    }
  }
}
