package org.gan4j.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.gan4j.api.data.Dataset;
import org.gan4j.cli.features.FeatureFormat;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedDiscriminator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan features}. */
@Command(
    name = "features",
    description = {
      "Write what a trained discriminator sees in the samples of a dataset, and print where it is.",
      "The features are the activations that its last layer gets, a row for each sample: for"
          + " classifiers and the like. A conditional discriminator does not receive the classes."
          + " Of a run of bi-gan they are the encoder's."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan features runs/mnist --out features.npy      of the data it was trained on",
      "  gan features runs/mnist mnist-10k --out features.csv",
      "  gan features runs/mnist '{\"type\": \"mnist-10k\", \"limit\": 300}' --out few.npy"
    })
final class FeaturesCommand implements Runnable {
  private final Terminals terminals;
  private final Supplier<Gan> gan;
  private final Destination destination;

  @Spec private CommandSpec spec;

  @Mixin private final RunParameter run = new RunParameter();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DATASET",
      description = {
        "A dataset's type, its settings as a JSON object, or an experiment (its dataset is meant);"
            + " the run's own if absent."
      })
  private @Nullable String dataset;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = {
        "FILE.npy: an array of NumPy's, with the labels in FILE-labels.npy; FILE.csv: a line a"
            + " sample, its label last; - for standard output, as CSV."
      })
  private Path out;

  @Mixin private final ForceOption force = new ForceOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // the destination prints JSON
  private final JsonFilesOption json = new JsonFilesOption();

  FeaturesCommand(Terminals terminals, Supplier<Gan> gan, Destination destination) {
    this.terminals = terminals;
    this.gan = gan;
    this.destination = destination;
  }

  @Override
  public void run() {
    FeatureFormat format =
        Destination.isStandardOutput(out) ? FeatureFormat.CSV : FeatureFormat.of(out);
    format.files(out).forEach(force::require);
    Gan framework = gan.get();
    try (TrainedDiscriminator discriminator = framework.openDiscriminator(run.path());
        Dataset data = data(framework, discriminator);
        CountDisplay display = display(data.size())) {
      destination.writeAll(
          out, format.ending(), place -> format.writer(place).write(discriminator, data, display));
      Warnings.of(data, spec.commandLine().getErr()).print();
    }
  }

  private Dataset data(Gan framework, TrainedDiscriminator discriminator) {
    return dataset == null
        ? framework.dataset(discriminator.experiment())
        : framework.dataset(dataset, discriminator.experiment().seed());
  }

  private CountDisplay display(int count) {
    return terminals.error()
        ? CountDisplay.bar("features", "samples", count)
        : CountDisplay.silent();
  }
}
