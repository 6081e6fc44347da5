package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.FeatureContext.Progress;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.cli.evaluate.Judgement;
import org.gan4j.cli.evaluate.JudgementJson;
import org.gan4j.cli.evaluate.JudgementTable;
import org.gan4j.cli.evaluate.PictureSizes;
import org.gan4j.cli.evaluate.Subject;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.sample.SampleFormat;
import org.gan4j.core.Gan;
import org.gan4j.core.run.RunFolder;
import org.gan4j.core.trained.Evaluation;
import org.gan4j.core.trained.SamplesEvaluation;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.core.trained.Weights;
import org.gan4j.evaluation.copies.NearestTraining;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.ExperimentException;
import org.gan4j.experiment.Problem;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.registry.Kind;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PngFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Judge trained generators by the metrics of their experiment, or samples that any program has"
          + " made.",
      "Beside each number stand that of real samples against others (the null) and that of the"
          + " training data."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan evaluate runs/mnist",
      "  gan evaluate runs/mnist --all                 every checkpoint, as a table over steps",
      "  gan evaluate runs/seed-1 runs/seed-2          side by side, with mean and deviation",
      "  gan evaluate runs/mnist --set dataset.split=test --json",
      "  gan evaluate samples.idx.gz --reference '{\"type\": \"mnist\", \"split\": \"test\"}'"
    })
final class EvaluateCommand implements Runnable {
  /** Of the picture of copies. */
  private static final int ROWS = 16;

  private final Supplier<Gan> gan;
  private final Terminals terminals;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN|SAMPLES",
      description = {
        "Folders of runs (the best checkpoint of each, or else its last), or checkpoints; or samples:"
            + " an IDX file, a folder of pictures, or a dataset as in an experiment."
      })
  private List<String> subjects = new ArrayList<>();

  @Option(names = "--all", description = "Judge all checkpoints of the run.")
  private boolean overSteps;

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      description =
          "Take this metric instead of the experiment's: its type, or its settings as JSON."
              + " Repeatable.")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--features",
      paramLabel = "FEATURES",
      description = "Compare these features: their type, or their settings as JSON.")
  private @Nullable String features;

  @Option(
      names = "--reference",
      paramLabel = "DATASET",
      description =
          "Compare with these real samples instead of those held out: an IDX, .npy or .csv file, a"
              + " folder of pictures, or a dataset, as its type or its settings as JSON.")
  private @Nullable String reference;

  @Option(
      names = "--training",
      paramLabel = "DATASET",
      description =
          "The data that given samples were learned from, for features and metrics of memorization;"
              + " the reference if absent. Given as --reference.")
  private @Nullable String training;

  @Option(
      names = "--quick",
      description = "Take the numbers of the generator alone, not those of real samples.")
  private boolean quick;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change a setting of its experiment, as --set dataset.split=test. Repeatable.")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--copies",
      paramLabel = "FILE.png",
      description = {
        "Also draw the generated samples that are most likely copies: a row each, with the five"
            + " nearest training samples beside it."
      })
  private @Nullable Path copies;

  @Option(names = "--json", description = "Print the numbers as JSON.")
  private boolean json;

  @Mixin private final ForceOption force = new ForceOption();

  @Mixin private final WeightsOption weights = new WeightsOption();

  EvaluateCommand(Supplier<Gan> gan, Terminals terminals) {
    this.gan = gan;
    this.terminals = terminals;
  }

  @Override
  public void run() {
    if (copies != null) {
      requireDrawable(copies);
    }
    List<Judgement> judgements = judge(gan.get());
    Set<String> warnings = new LinkedHashSet<>();
    for (Judgement judgement : judgements) {
      judgement.rows().forEach(row -> warnings.addAll(row.generated().used().warnings()));
      if (judgement.rows().isEmpty()) {
        throw GanException.usage(
            "the experiment names no metrics, and none judges such samples by default",
            judgement.subject(),
            "name some with --metric; 'gan components metric' lists them");
      }
    }
    warn(warnings);
    if (copies != null) {
      drawCopies(gan.get(), copies);
    }
    print(judgements, spec.commandLine().getOut());
  }

  /** Refuses what cannot be drawn before anything is judged. */
  private static Path requireRun(CommandSpec spec, List<String> subjects) {
    Path run = subjects.size() == 1 ? Subject.of(subjects.get(0)).run() : null;
    if (run == null) {
      throw new ParameterException(spec.commandLine(), "--copies takes one run or checkpoint");
    }
    return run;
  }

  private void requireDrawable(Path file) {
    requireRun(spec, subjects);
    if (SampleFormat.of(file) != SampleFormat.PICTURE) {
      throw GanException.usage(
          "copies are drawn as a PNG only", file.toString(), "end --copies in .png");
    }
    force.require(file);
  }

  private void drawCopies(Gan framework, Path file) {
    Path run = requireRun(spec, subjects);
    Evaluation.Request request =
        new Evaluation.Request(run, changes(framework, run), /* withReals= */ false, progress());
    try (NearestTraining nearest = framework.compare(request, this::nearest)) {
      Folders.createFor(file);
      PngFile.write(ImageGrid.draw(nearest.samples(), NearestTraining.COLUMNS), file);
    }
  }

  private NearestTraining nearest(Comparison comparison, FeatureNetwork network) {
    SampleShape shape = comparison.reference().shape();
    if (!shape.isImage() || !ImageGrid.isDrawable(shape.channels())) {
      throw GanException.usage(
          "copies are drawn of images, and samples of this run are " + shape,
          "--copies",
          "leave it out; the metric memorization measures any samples");
    }
    return NearestTraining.of(comparison, network, ROWS);
  }

  private void print(List<Judgement> judgements, PrintWriter output) {
    if (json) {
      ObjectNode object =
          judgements.size() == 1 && !overSteps
              ? JudgementJson.of(judgements.get(0))
              : JudgementJson.of(judgements);
      output.println(Json.write(object));
    } else if (overSteps) {
      JudgementTable.printOverSteps(judgements, output);
    } else if (judgements.size() == 1) {
      JudgementTable.print(judgements.get(0), output);
    } else {
      JudgementTable.printSideBySide(judgements, output);
    }
  }

  private List<Judgement> judge(Gan framework) {
    List<Subject> all = subjects.stream().map(Subject::of).toList();
    requireOptions(all);
    requireComponents(framework);
    List<Judgement> judgements = new ArrayList<>();
    for (Subject subject : all) {
      Path run = subject.run();
      if (run == null) {
        judgements.add(samples(framework, subject));
      } else {
        List<Path> checkpoints = subject.isRunFolder() ? checkpoints(run) : List.of();
        if (overSteps) {
          // The null is the same for all.
          checkpoints.forEach(file -> judgements.add(generator(framework, file, false)));
        } else {
          judgements.add(generator(framework, run, !quick));
        }
      }
    }
    return judgements;
  }

  private void requireOptions(List<Subject> all) {
    require(
        !overSteps || (all.size() == 1 && all.get(0).isRunFolder()),
        "--all takes the folder of one run");
    boolean runs = all.stream().anyMatch(subject -> subject.run() != null);
    boolean samples = all.stream().anyMatch(subject -> subject.run() == null);
    require(
        runs || overrides.isEmpty(),
        "--set changes the experiment of a run, and there are only samples");
    require(
        runs || weights.weights() != Weights.RAW,
        "--raw chooses weights of a run, and there are only samples");
    require(
        samples || training == null, "--training is for samples: a run names its training data");
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  /** Errors of the options are named after them, not after the settings that they change. */
  private void requireComponents(Gan framework) {
    metrics.forEach(text -> component(framework, "--metric", Kind.METRIC, text));
    if (features != null) {
      component(framework, "--features", Kind.FEATURES, features);
    }
  }

  private static Component component(Gan framework, String option, Kind kind, String text) {
    try {
      return framework.component(kind, text);
    } catch (ExperimentException e) {
      throw new ExperimentException(
          e.problems().stream()
              .map(
                  problem ->
                      new Problem(
                              problem.path(),
                              option + " " + text,
                              0,
                              0,
                              problem.message(),
                              problem.remedy())
                          .withCode(problem.code(), problem.subject()))
              .toList());
    }
  }

  private static List<Path> checkpoints(Path run) {
    List<Path> checkpoints = new RunFolder(run).allCheckpoints();
    if (checkpoints.isEmpty()) {
      throw GanException.usage(
          "there is no checkpoint in this run",
          run.toString(),
          "train it until the first checkpoint is written (checkpoint.everySteps)");
    }
    return checkpoints;
  }

  private Judgement generator(Gan framework, Path run, boolean withReals) {
    return Judgement.of(
        framework.evaluate(
            new Evaluation.Request(run, changes(framework, run), withReals, progress())));
  }

  /** The overrides of the experiment of a run. */
  private List<String> changes(Gan framework, Path run) {
    List<String> changes = new ArrayList<>(overrides);
    if (weights.weights() == Weights.RAW) {
      changes.add("averaging=null");
    }
    if (!metrics.isEmpty()) {
      changes.add(
          "evaluation.metrics=["
              + String.join(", ", metrics.stream().map(EvaluateCommand::component).toList())
              + "]");
    }
    if (features != null) {
      changes.add("evaluation.features=" + component(features));
    }
    if (reference != null) {
      String reals = Subject.reals(reference, () -> shape(framework, run));
      changes.add("evaluation.reference=" + component(reals));
    }
    return changes;
  }

  private static SampleShape shape(Gan framework, Path run) {
    try (TrainedGenerator generator = framework.open(run)) {
      return generator.task().generated();
    }
  }

  /** A component as JSON: what is given, or its type alone. */
  private static String component(String text) {
    return text.stripLeading().startsWith("{")
        ? text
        : JsonNodeFactory.instance.objectNode().put("type", text).toString();
  }

  private Judgement samples(Gan framework, Subject subject) {
    if (reference == null) {
      throw GanException.usage(
          "there are no real samples to compare with",
          subject.text(),
          "name some with --reference, such as --reference mnist-10k");
    }
    String compared = Subject.reals(reference, () -> shape(framework, subject));
    try (Dataset reals = framework.dataset(compared, 0)) {
      if (training == null) {
        return samples(framework, subject, reals, reals);
      }
      try (Dataset learned = framework.dataset(Subject.reals(training, reals::shape), 0)) {
        requireShape("training data", learned, reals, "--training");
        return samples(framework, subject, reals, learned);
      }
    }
  }

  /** The shape of given samples, which a folder of pictures does not say. */
  private static SampleShape shape(Gan framework, Subject subject) {
    String text =
        subject.dataset(
            () -> {
              throw GanException.usage(
                  "two folders of pictures do not say the size to compare at",
                  subject.text(),
                  "name the real ones with their size:"
                      + " --reference '{\"type\": \"image-folder\", \"path\": \"FOLDER\", \"size\": 64}'");
            });
    try (Dataset samples = framework.dataset(text, 0)) {
      return samples.shape();
    }
  }

  private Judgement samples(Gan framework, Subject subject, Dataset reals, Dataset learned) {
    try (Dataset samples = framework.dataset(subject.dataset(reals::shape), 0)) {
      requireShape("samples", samples, reals, subject.text());
      Path pictures = subject.pictures();
      if (pictures != null) {
        warn(PictureSizes.warnings(pictures, reals.shape()));
      }
      List<Component> chosen =
          metrics.stream().map(text -> framework.component(Kind.METRIC, text)).toList();
      Optional<Component> network =
          Optional.ofNullable(features).map(text -> framework.component(Kind.FEATURES, text));
      List<Evaluation.Row> rows =
          framework.evaluate(
              new SamplesEvaluation.Request(
                  samples, reals, learned, chosen, network, !quick, progress()));
      warn(samples.warnings());
      warn(reals.warnings());
      return Judgement.of(subject.text(), rows);
    }
  }

  private static void requireShape(String name, Dataset data, Dataset reals, String where) {
    boolean tables = data.table().isPresent() && reals.table().isPresent();
    // Categories that are missing on one side change the shape; columns are found by their names.
    if (!tables && !data.shape().equals(reals.shape())) {
      throw GanException.usage(
          "the " + name + " are " + data.shape() + ", and the real samples " + reals.shape(),
          where,
          "give " + name + " and a --reference of the same shape");
    }
  }

  private void warn(Collection<String> warnings) {
    PrintWriter error = spec.commandLine().getErr();
    warnings.forEach(warning -> error.println("warning: " + warning));
    error.flush();
  }

  /** Shows the learning of features where somebody watches. */
  private Progress progress() {
    return terminals.error() ? new FeatureDisplay() : Progress.NONE;
  }
}
