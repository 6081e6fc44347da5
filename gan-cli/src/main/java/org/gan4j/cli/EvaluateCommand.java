package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.FeatureContext.Progress;
import org.gan4j.api.io.PathText;
import org.gan4j.cli.evaluate.Judgement;
import org.gan4j.cli.evaluate.JudgementJson;
import org.gan4j.cli.evaluate.JudgementTable;
import org.gan4j.core.Gan;
import org.gan4j.core.run.RunFolder;
import org.gan4j.core.trained.Evaluation;
import org.gan4j.core.trained.SamplesEvaluation;
import org.gan4j.core.trained.Weights;
import org.gan4j.experiment.Component;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.registry.Kind;
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
  private boolean all;

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
      description = "Compare with these real samples instead of those held out.")
  private @Nullable String reference;

  @Option(
      names = "--training",
      paramLabel = "DATASET",
      description =
          "The data that given samples were learned from, for features and metrics of memorization;"
              + " the reference if absent.")
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

  @Option(names = "--json", description = "Print the numbers as JSON.")
  private boolean json;

  @Mixin private final WeightsOption weights = new WeightsOption();

  EvaluateCommand(Supplier<Gan> gan, Terminals terminals) {
    this.gan = gan;
    this.terminals = terminals;
  }

  @Override
  public void run() {
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
    warnings.forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
    print(judgements, spec.commandLine().getOut());
  }

  private void print(List<Judgement> judgements, PrintWriter output) {
    if (json) {
      ObjectNode object =
          judgements.size() == 1 && !all
              ? JudgementJson.of(judgements.get(0))
              : JudgementJson.of(judgements);
      output.println(Json.write(object));
    } else if (all) {
      JudgementTable.printOverSteps(judgements, output);
    } else if (judgements.size() == 1) {
      JudgementTable.print(judgements.get(0), output);
    } else {
      JudgementTable.printSideBySide(judgements, output);
    }
  }

  private List<Judgement> judge(Gan framework) {
    List<Judgement> judgements = new ArrayList<>();
    for (String subject : subjects) {
      Optional<Path> run = run(subject);
      if (run.isEmpty()) {
        judgements.add(samples(framework, subject));
      } else if (all) {
        for (Path checkpoint : new RunFolder(run.get()).allCheckpoints()) {
          // The null is the same for all.
          judgements.add(generator(framework, checkpoint, false));
        }
      } else {
        judgements.add(generator(framework, run.get(), !quick));
      }
    }
    if (all && subjects.size() != 1) {
      throw new ParameterException(spec.commandLine(), "--all takes the folder of one run");
    }
    return judgements;
  }

  /** A run or a checkpoint; empty if samples are meant. */
  private static Optional<Path> run(String subject) {
    if (subject.stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    Path path = PathText.resolve(Path.of(""), subject, "RUN");
    boolean samples =
        Files.isDirectory(path)
            ? !Files.isDirectory(path.resolve("checkpoints"))
                && !Files.exists(path.resolve("run.json"))
            : isIdx(subject);
    return samples ? Optional.empty() : Optional.of(path);
  }

  private static boolean isIdx(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".gz") || lower.contains(".idx") || lower.contains("-ubyte");
  }

  private Judgement generator(Gan framework, Path run, boolean withReals) {
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
      changes.add("evaluation.reference=" + component(reference));
    }
    return Judgement.of(
        framework.evaluate(new Evaluation.Request(run, changes, withReals, progress())));
  }

  /** A component as JSON: what is given, or its type alone. */
  private static String component(String text) {
    return text.stripLeading().startsWith("{")
        ? text
        : JsonNodeFactory.instance.objectNode().put("type", text).toString();
  }

  private Judgement samples(Gan framework, String subject) {
    if (reference == null) {
      throw GanException.usage(
          "there are no real samples to compare with",
          subject,
          "name some with --reference, such as --reference mnist-10k");
    }
    try (Dataset reals = framework.dataset(reference, 0)) {
      if (training == null) {
        return samples(framework, subject, reals, reals);
      }
      try (Dataset learned = framework.dataset(training, 0)) {
        return samples(framework, subject, reals, learned);
      }
    }
  }

  private Judgement samples(Gan framework, String subject, Dataset reals, Dataset learned) {
    try (Dataset samples = framework.dataset(dataset(subject, reals.shape()), 0)) {
      if (!samples.shape().equals(reals.shape())) {
        throw GanException.usage(
            "the samples are " + samples.shape() + ", and the real ones " + reals.shape(),
            subject,
            "give samples and a reference of the same shape");
      }
      List<Component> chosen =
          metrics.stream().map(text -> framework.component(Kind.METRIC, text)).toList();
      Optional<Component> network =
          Optional.ofNullable(features).map(text -> framework.component(Kind.FEATURES, text));
      return Judgement.of(
          subject,
          framework.evaluate(
              new SamplesEvaluation.Request(
                  samples, reals, learned, chosen, network, !quick, progress())));
    }
  }

  /** The dataset that reads samples: that of the experiment, or one for the kind of file. */
  private static String dataset(String subject, SampleShape shape) {
    if (subject.stripLeading().startsWith("{")) {
      return subject;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    if (isIdx(subject)) {
      return object.put("type", "idx").put("images", subject).toString();
    }
    List<Integer> sizes = shape.dimensions();
    if (sizes.size() == 3 && sizes.get(1).equals(sizes.get(2))) {
      object.put("type", "image-folder").put("path", subject);
      return object.put("channels", sizes.get(0)).put("size", sizes.get(1)).toString();
    }
    throw GanException.usage(
        "a folder of pictures is compared with square pictures, and the real samples are " + shape,
        subject,
        "give the samples as an IDX file, or as the settings of a dataset");
  }

  /** Shows the learning of features where somebody watches. */
  private Progress progress() {
    return terminals.error() ? new FeatureDisplay() : Progress.NONE;
  }
}
