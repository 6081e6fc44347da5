package org.gan4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.cli.live.LiveOptions;
import org.gan4j.cli.live.TrainingPage;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.progress.TrainingDisplay;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.cluster.Cluster;
import org.gan4j.core.localsgd.LocalSgd;
import org.gan4j.core.run.TrainingRun;
import org.gan4j.core.run.TrainingRun.Result;
import org.gan4j.experiment.LocatedExperiment;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.training.StopSignal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan train}. */
@Command(
    name = "train",
    description = {
      "Train an experiment, or go on with a run.",
      "Ctrl-C stops it after the iteration in progress and writes a checkpoint."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan train experiments/ring-vanilla.json",
      "  gan train experiments/mnist-vanilla.json --set training.epochs=1 --out runs/short",
      "  gan train experiments/mnist-vanilla.json --resume        its newest run under runs/",
      "  gan train runs/short --resume --set training.epochs=5    longer than it was",
      "  gan train experiments/mnist-dcgan.json --live    with a page to watch it",
      "  gan train experiments/mnist-dcgan.json --set localSgd.workers=4"
    })
final class TrainCommand implements Callable<Integer> {
  private static final int MOST_CLASSES = 20;

  private final Terminals terminals;
  private final Supplier<Gan> gan;
  private final Interruption interruption;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "EXPERIMENT",
      description = "An experiment (JSON); with --resume also the folder of a run.")
  private Path experiment;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run's folder; runs/<name>-<time> if absent.")
  private @Nullable Path out;

  @Mixin private final OverrideOptions overrides = new OverrideOptions();

  @Option(
      names = "--resume",
      description = {
        "Go on from the newest checkpoint, exactly as if there had been no interruption: of --out,"
            + " or else of the experiment's newest run under runs/."
      })
  private boolean resume;

  @Mixin private final ClusterOptions cluster = new ClusterOptions();

  @Mixin private final LiveOptions live = new LiveOptions();

  @Mixin private final QuietOption quiet = new QuietOption();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  TrainCommand(Terminals terminals, Supplier<Gan> gan, Interruption interruption) {
    this.terminals = terminals;
    this.gan = gan;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    Destination.requireFolder(out);
    RunChoice choice = RunChoice.of(experiment, out, resume);
    Gan framework = gan.get();
    LocatedExperiment read = framework.read(choice.experiment(), overrides.overrides());
    Path folder = resume ? choice.folder(read.experiment().name()) : null;
    boolean distributed = read.experiment().localSgd() != null;
    cluster.requireUse(distributed);
    try (TrainingPage page = live.open(spec.commandLine());
        @Nullable Cluster machines =
            distributed
                ? cluster.connect(spec.commandLine(), framework, read.experiment().name())
                : null;
        PreparedTraining training =
            folder == null ? framework.assemble(read) : framework.assemble(read, folder)) {
      Warnings warnings = Warnings.of(training, error());
      warnings.print();
      training
          .compared()
          .features()
          .learn(
              terminals.error() && !quiet.isGiven()
                  ? new FeatureDisplay()
                  : FeatureContext.Progress.NONE);
      try (TrainingRun run =
          folder == null
              ? framework.start(training, choice.newFolder(read.experiment().name()))
              : framework.resume(training, folder)) {
        run.with(new LocalSgd(framework, machines));
        run.warnings().forEach(warning -> error().println("warning: " + warning));
        Result result = train(training, run, page);
        warnings.print();
        report(run, result);
        return result.complete() ? 0 : Interruption.EXIT_CODE;
      }
    }
  }

  private Result train(PreparedTraining training, TrainingRun run, TrainingPage page) {
    long iterations = PlannedIterations.of(training);
    announce(
        String.format(
            Locale.ROOT,
            "%s %s: %d iterations, %s",
            resume ? "resuming" : "training",
            training.experiment().name(),
            iterations,
            run.folder().path()));
    if (resume) {
      announce("from step " + run.from().steps() + ", iteration " + run.from().iteration());
      if (run.from().iteration() >= iterations) {
        announceNothingToDo(run, iterations);
      }
    }
    DatasetDescription data = new DatasetDescription(training.dataset());
    data.classes(MOST_CLASSES).forEach(this::announce);
    data.omissions().forEach(error()::println);
    training.task().remarks().forEach(this::announce);
    try (TrainingDisplay display = display(training.experiment().name(), iterations)) {
      StopSignal stop = interruption.standBy();
      List<TrainingListener> watchers = new ArrayList<>(List.of(display));
      watchers.addAll(page.begin(training, run, stop, iterations));
      long start = System.nanoTime();
      Result result = run.train(stop, watchers);
      announceEvaluation(run, (System.nanoTime() - start) * 1e-9);
      return result;
    }
  }

  private void announceNothingToDo(TrainingRun run, long iterations) {
    announce("nothing to do: the run has all of its iterations");
    announce(
        "for twice as many: "
            + Invocation.like(spec)
                .with("train", run.folder().path().toString(), "--resume")
                .with("--set", "training.iterations=" + 2 * iterations));
  }

  private void announceEvaluation(TrainingRun run, double seconds) {
    if (run.evaluationSeconds() > 0) {
      announce(
          String.format(
              Locale.ROOT,
              "evaluations took %.1f s, %.0f %% of the time",
              run.evaluationSeconds(),
              100 * run.evaluationSeconds() / seconds));
    }
    if (run.stoppedEarly()) {
      announce("the training ended early: evaluations were no better than the best");
    }
  }

  private TrainingDisplay display(String name, long iterations) {
    if (quiet.isGiven()) {
      return TrainingDisplay.silent();
    }
    return terminals.error()
        ? TrainingDisplay.bar(name, iterations)
        : TrainingDisplay.log(error(), iterations);
  }

  private void report(TrainingRun run, Result result) {
    TrainingReport report = TrainingReport.of(run, result);
    if (json) {
      output().println(Json.write(report.toJson()));
    } else if (result.complete()) {
      report.print(output());
    }
    output().flush();
    if (!result.complete()) {
      error().println(report.stopped(Invocation.like(spec)));
    } else {
      announce(report.next(Invocation.like(spec)));
    }
    error().flush();
  }

  /** Messages that are neither results nor warnings. */
  private void announce(String text) {
    if (!quiet.isGiven()) {
      error().println(text);
      error().flush();
    }
  }

  private PrintWriter output() {
    return spec.commandLine().getOut();
  }

  private PrintWriter error() {
    return spec.commandLine().getErr();
  }
}
