package org.gan4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.io.FileProblem;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.output.Numbers;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.cli.sweep.SweepReport;
import org.gan4j.core.Gan;
import org.gan4j.core.cluster.Cluster;
import org.gan4j.experiment.ExperimentReader;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.configuration.JsonSyntaxException;
import org.gan4j.sweep.Point;
import org.gan4j.sweep.PointResult;
import org.gan4j.sweep.PointResult.Status;
import org.gan4j.sweep.Sweep;
import org.gan4j.sweep.SweepFolder;
import org.gan4j.sweep.SweepListener;
import org.gan4j.sweep.SweepPlan;
import org.gan4j.sweep.SweepResult;
import org.gan4j.sweep.Variation;
import org.gan4j.training.StopSignal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan sweep}. */
@Command(
    name = "sweep",
    description = {
      "Train an experiment with varied settings and seeds, and compare the results: a table of means"
          + " and deviations over the seeds, a CSV file, and a page.",
      "Ctrl-C stops it after the iterations in progress and writes checkpoints; --resume goes on."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan sweep experiments/ring-vanilla.json --vary seed=1..5",
      "  gan sweep ring.json --vary loss.type=hinge,minimax --vary seed=1..3",
      "  gan sweep ring.json --vary latent.size=2..8 --vary seed=1..2 --halving",
      "  gan sweep ring.json --random 20 --vary latent.size=2..64 --threads 4",
      "  gan sweep runs/ring-vanilla-sweep-20260101-120000 --resume"
    })
final class SweepCommand implements Callable<Integer> {
  private static final RunsFolder RUNS = new RunsFolder(Path.of("runs"));
  private static final String SUFFIX = "-sweep";

  private final Terminals terminals;
  private final Supplier<Gan> gan;
  private final Interruption interruption;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "EXPERIMENT",
      description = "An experiment (JSON); with --resume also the folder of a sweep.")
  private Path experiment;

  @Option(
      names = "--vary",
      paramLabel = "PATH=VALUES",
      description = {
        "A setting with the values to try: separated by commas, whole numbers as 1..5, or, with"
            + " --random, an interval as 0.1..0.9 or log:1e-5..1e-2. Repeatable."
      })
  private List<String> varied = new ArrayList<>();

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      description =
          "What ranks the points: the type of a metric, or its settings as JSON; the experiment's"
              + " first metric if absent.")
  private @Nullable String metric;

  @Option(
      names = "--random",
      paramLabel = "N",
      description =
          "Draw N configurations at random, each with all seeds, instead of all combinations.")
  private @Nullable Integer random;

  @Option(
      names = "--random-seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Seed of the draws of --random; default: ${DEFAULT-VALUE}.")
  private long randomSeed;

  @Option(
      names = "--halving",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "3",
      description = {
        "Successive halving: train all configurations for a share of the iterations, and go on with"
            + " the best one of N; default: ${FALLBACK-VALUE}."
      })
  private @Nullable Integer halving;

  @Mixin private final OverrideOptions overrides = new OverrideOptions();

  @Mixin private final ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The sweep's folder; runs/<name>-sweep-<time> if absent.")
  private @Nullable Path out;

  @Option(
      names = "--resume",
      description = {
        "Go on with a sweep: what was trained stays, what was interrupted continues from its"
            + " checkpoint, and what failed is tried again. The sweep of --out, or else the"
            + " experiment's newest under runs/."
      })
  private boolean resume;

  @Mixin private final QuietOption quiet = new QuietOption();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  SweepCommand(Terminals terminals, Supplier<Gan> gan, Interruption interruption) {
    this.terminals = terminals;
    this.gan = gan;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    Destination.requireFolder(out);
    boolean ofFolder = Files.isDirectory(experiment);
    SweepPlan plan = ofFolder ? planOfFolder() : planOfOptions();
    SweepFolder folder = new SweepFolder(ofFolder ? experiment : chosenFolder(plan));
    if (!resume && folder.isSweep()) {
      throw GanException.usage(
          "this is the folder of a sweep",
          folder.path().toString(),
          "add --resume to go on with it, or choose another folder");
    }
    Gan framework = gan.get();
    String name = ExperimentReader.nameOf(plan.source());
    Display display = new Display();
    // The cluster first: a sweep that cannot begin leaves no folder.
    try (Cluster machines = cluster.connect(spec.commandLine(), framework, name + SUFFIX);
        Sweep sweep = Sweep.open(framework, plan, folder, display)) {
      announce(
          String.format(
              Locale.ROOT,
              "%s %s: %d trainings, %d at a time, %s",
              resume ? "resuming the sweep of" : "sweeping",
              name,
              sweep.points().size(),
              machines.slots(),
              folder.path()));
      display.metric = sweep.objective().name();
      StopSignal stop = interruption.standBy();
      SweepResult result;
      try (display) {
        result = sweep.run(machines, stop, display);
      }
      return report(folder, result, stop);
    }
  }

  private SweepPlan planOfFolder() {
    if (!resume) {
      throw GanException.usage(
          "this is a folder",
          experiment.toString(),
          "give an experiment, or add --resume to go on with the sweep in it");
    }
    if (!varied.isEmpty()
        || metric != null
        || random != null
        || halving != null
        || out != null
        || !overrides.overrides().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "the folder says what its sweep trains: give --resume alone, or the experiment with its"
              + " options and --out");
    }
    return Sweep.plan(new SweepFolder(experiment));
  }

  private SweepPlan planOfOptions() {
    if (random != null && random < 1) {
      throw new ParameterException(
          spec.commandLine(), "--random draws at least one configuration, not " + random);
    }
    return new SweepPlan(
        text(experiment),
        experiment.toString(),
        overrides.overrides(),
        varied.stream().map(Variation::parse).toList(),
        metric,
        random == null ? 0 : random,
        randomSeed,
        halving == null ? 0 : halving);
  }

  private static String text(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
      Json.parse(plain);
      return plain;
    } catch (NoSuchFileException e) {
      throw GanException.usage("there is no such file", file.toString(), "check the path", e);
    } catch (IOException e) {
      throw GanException.usage(
          "the experiment cannot be read: " + FileProblem.reason(e),
          file.toString(),
          "give the JSON file of an experiment",
          e);
    } catch (JsonSyntaxException e) {
      throw GanException.usage(
          "this is not JSON: " + e.getMessage(),
          file + ":" + e.line() + ":" + e.column(),
          "'gan validate' says more",
          e);
    }
  }

  private Path chosenFolder(SweepPlan plan) {
    if (out != null) {
      if (resume && !new SweepFolder(out).isSweep()) {
        throw GanException.usage(
            "there is no sweep to resume", out.toString(), "leave --resume out to begin one");
      }
      return out;
    }
    String name = ExperimentReader.nameOf(plan.source()) + SUFFIX;
    if (!resume) {
      return RUNS.free(name, LocalDateTime.now(ZoneId.systemDefault()));
    }
    return RUNS.newest(name, folder -> new SweepFolder(folder).isSweep())
        .orElseThrow(
            () ->
                GanException.usage(
                    "there is no sweep of " + experiment + " to resume",
                    "runs/",
                    "leave --resume out to begin one, or give its folder"));
  }

  private int report(SweepFolder folder, SweepResult result, StopSignal stop) {
    SweepReport report = new SweepReport(folder, result);
    boolean interrupted = stop.isRequested() && !result.complete();
    try {
      report.writePage();
    } catch (GanException e) {
      error().println("warning: no page compares the runs: " + e.problem());
    }
    PrintWriter output = spec.commandLine().getOut();
    if (json) {
      output.println(Json.write(report.toJson()));
    } else {
      report.print(output);
    }
    output.flush();
    result
        .failures()
        .forEach(row -> error().println("failed: " + row.point() + ": " + row.error()));
    if (interrupted) {
      error()
          .println(
              "stopped; go on with: "
                  + Invocation.like(spec).with("sweep", folder.path().toString(), "--resume"));
    } else {
      announce("table: " + folder.table());
      report.page().ifPresent(page -> announce("page: " + page));
    }
    error().flush();
    boolean none = result.rows().size() == result.failures().size();
    return interrupted ? Interruption.EXIT_CODE : none ? ErrorReport.FAILURE : 0;
  }

  /** Messages that are neither results nor warnings. */
  private void announce(String text) {
    if (!quiet.isGiven()) {
      error().println(text);
      error().flush();
    }
  }

  private PrintWriter error() {
    return spec.commandLine().getErr();
  }

  /** A line for each training, and on a terminal how many have ended. */
  private final class Display implements SweepListener, AutoCloseable {
    private CountDisplay progress = CountDisplay.silent();
    private int total;
    private String metric = "";

    @Override
    public void checking(int number, int configurations) {
      if (number == 1 && configurations > 1) {
        announce(String.format(Locale.ROOT, "checking %d configurations", configurations));
      }
    }

    @Override
    public void began(int trainings, int points, long iterations) {
      total = trainings;
      if (trainings < points) {
        announce(
            String.format(
                Locale.ROOT, "%d of %d trainings are done already", points - trainings, points));
      }
      if (iterations > 0 && trainings > 0) {
        announce(
            String.format(
                Locale.ROOT, "%d trainings of %d iterations each", trainings, iterations));
      }
      close();
      if (terminals.error() && !quiet.isGiven()) {
        progress = CountDisplay.bar("sweeping", "trainings", trainings);
        progress.at(0);
      }
    }

    @Override
    public void ended(int number, Point point, PointResult result) {
      String state =
          result.status() == Status.FAILED
              ? "failed: " + result.error()
              : result.status() == Status.STOPPED
                  ? "stopped at iteration " + result.iteration()
                  : ranked(result);
      if (!quiet.isGiven()) {
        progress.note(
            String.format(
                Locale.ROOT,
                "%d/%d %s: %s (%.1f s)",
                number,
                total,
                point,
                state,
                result.seconds()),
            error());
      }
      progress.at(number);
    }

    @Override
    public void close() {
      progress.close();
      progress = CountDisplay.silent();
    }

    private String ranked(PointResult result) {
      Double value = result.metrics().get(metric);
      return value == null ? "done" : metric + " " + Numbers.text(value);
    }
  }
}
