package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.cli.output.TextTable;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedDiscriminator;
import org.gan4j.evaluation.probe.FewLabels;
import org.gan4j.evaluation.probe.FewLabels.Accuracy;
import org.gan4j.evaluation.probe.FewLabels.Samples;
import org.gan4j.evaluation.probe.Representation;
import org.gan4j.experiment.configuration.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan probe}. */
@Command(
    name = "probe",
    description = {
      "Say what a linear classifier makes of a few labelled samples: of their pixels, and of what"
          + " is to be compared with them.",
      "Multinomial logistic regression; its penalty is chosen by cross-validation. Each line is the"
          + " mean and the standard deviation over several choices of the few."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan probe mnist-10k --features runs/mnist",
      "  gan probe mnist-10k --add \"$(gan augment runs/mnist -n 100 --out fakes)\""
    })
final class ProbeCommand implements Runnable {
  private final Supplier<Gan> gan;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "DATASET",
      description = {
        "Where the few are chosen from: a dataset's type, its settings as a JSON object, or an"
            + " experiment (its dataset is meant)."
      })
  private String dataset;

  @Option(
      names = "--per-class",
      paramLabel = "N",
      defaultValue = "30",
      description = "Labelled samples of each class; default: ${DEFAULT-VALUE}.")
  private int perClass;

  @Option(
      names = "--features",
      paramLabel = "RUN",
      description = "Compare with the features of a trained discriminator.")
  private @Nullable Path features;

  @Option(
      names = "--add",
      paramLabel = "DATASET",
      description = "Compare with learning from all of these labelled samples as well.")
  private @Nullable String addition;

  @Option(
      names = "--test",
      paramLabel = "N",
      defaultValue = "2000",
      description = {
        "The last N samples of the dataset are for testing, and not chosen; default:"
            + " ${DEFAULT-VALUE}."
      })
  private int test;

  @Option(
      names = "--test-data",
      paramLabel = "DATASET",
      description = "Test with the last samples of another dataset instead.")
  private @Nullable String testData;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "5",
      description = "Number of random choices of the labelled samples; default: ${DEFAULT-VALUE}.")
  private int repetitions;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed gives the same choices; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--json", description = "Print the numbers as JSON.")
  private boolean json;

  ProbeCommand(Supplier<Gan> gan) {
    this.gan = gan;
  }

  @Override
  public void run() {
    require("--per-class", perClass);
    require("--test", test);
    require("--repeat", repetitions);
    Gan framework = gan.get();
    try (Dataset data = framework.dataset(dataset, seed);
        Dataset other = framework.dataset(testData == null ? dataset : testData, seed)) {
      Map<String, Accuracy> results = measure(framework, data, other);
      print(results);
      warn(data);
      if (testData != null) {
        warn(other);
        Warnings.fewer("--test", test, other.size(), error());
      }
      long asked = (long) perClass * data.classes().size();
      int chosen = results.values().iterator().next().samples();
      Warnings.fewer("--per-class %d".formatted(perClass), asked, chosen, error());
    }
  }

  private void warn(Dataset dataset) {
    Warnings.of(dataset, error()).print();
  }

  private PrintWriter error() {
    return spec.commandLine().getErr();
  }

  private void require(String option, int number) {
    if (number < 1) {
      throw new ParameterException(
          spec.commandLine(), option + " must be at least 1, not " + number);
    }
  }

  private Map<String, Accuracy> measure(Gan framework, Dataset data, Dataset other) {
    Samples training = new Samples(data, 0, data.size() - (testData == null ? test : 0));
    Samples unseen = new Samples(other, Math.max(0, other.size() - test), other.size());
    FewLabels few = new FewLabels(perClass, repetitions, RandomKey.ofSeed(seed));
    Map<String, Accuracy> results = new LinkedHashMap<>();
    results.put("pixels", few.measure(training, unseen, null, Representation.pixels()));
    if (features != null) {
      try (TrainedDiscriminator discriminator = framework.openDiscriminator(features)) {
        results.put(
            "features of " + features,
            few.measure(training, unseen, null, features(discriminator)));
      }
    }
    if (addition != null) {
      try (Dataset added = framework.dataset(addition, seed)) {
        results.put(
            "pixels, with " + added.size() + " added",
            few.measure(training, unseen, Samples.all(added), Representation.pixels()));
        warn(added);
      }
    }
    return results;
  }

  private static Representation features(TrainedDiscriminator discriminator) {
    return Representation.features(
        (samples, indices, key, sink) ->
            discriminator.features(samples, indices, key, sink::accept));
  }

  private void print(Map<String, Accuracy> results) {
    if (json) {
      spec.commandLine().getOut().println(Json.write(toJson(results)));
      return;
    }
    TextTable table = new TextTable();
    table.row("CLASSIFIER SEES", "SAMPLES", "ACCURACY");
    results.forEach(
        (name, accuracy) ->
            table.row(
                name,
                String.valueOf(accuracy.samples()),
                String.format(
                    Locale.ROOT,
                    "%.1f %% ± %.1f",
                    100 * accuracy.mean(),
                    100 * accuracy.standardDeviation())));
    table.print(spec.commandLine().getOut());
  }

  private static ArrayNode toJson(Map<String, Accuracy> results) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    results.forEach(
        (name, accuracy) -> {
          ObjectNode object = array.addObject();
          object.put("classifierSees", name);
          object.put("samples", accuracy.samples());
          object.put("accuracy", accuracy.mean());
          object.put("standardDeviation", accuracy.standardDeviation());
          accuracy.shares().forEach(object.putArray("accuracies")::add);
        });
    return array;
  }
}
