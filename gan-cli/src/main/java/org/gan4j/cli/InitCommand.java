package org.gan4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.gan4j.api.data.Dataset;
import org.gan4j.cli.init.DataChoice;
import org.gan4j.cli.init.DataChoices;
import org.gan4j.cli.init.DataFacts;
import org.gan4j.cli.init.Reason;
import org.gan4j.cli.init.StartingExperiment;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.output.Replacement;
import org.gan4j.cli.output.TextTable;
import org.gan4j.cli.output.WholeFile;
import org.gan4j.core.Gan;
import org.gan4j.experiment.ExperimentReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan init}. */
@Command(
    name = "init",
    description = {
      "Write an experiment for the data at hand: a start, to be edited.",
      "Looks at the data, chooses task, networks, length and evaluation, explains each choice, and"
          + " checks the experiment like 'gan validate'."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan init                        for the digits that come with GAN4J",
      "  gan init photographs            a folder of pictures; its folders are classes",
      "  gan init train-images-idx3-ubyte.gz --out digits.json",
      "  gan init customers.csv          a table; its columns are described",
      "  gan init ring --out -",
      "  gan init '{\"type\": \"mnist-10k\", \"limit\": 1000}' --out few.json"
    })
final class InitCommand implements Runnable {
  private final Supplier<Gan> gan;
  private final Destination destination;

  @Spec private CommandSpec spec;

  @Mixin
  @SuppressWarnings("UnusedVariable") // the destination prints JSON
  private final JsonFilesOption json = new JsonFilesOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DATA",
      defaultValue = "mnist-10k",
      description = {
        "A folder of pictures or of MNIST's or CIFAR's files, a table (.csv), an array (.npy, .npz) or"
            + " an IDX file (labels beside it are found by their name), a dataset's type, or its"
            + " settings as a JSON object; default: ${DEFAULT-VALUE}."
      })
  private String data;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = {
        "Where to write the experiment; - for standard output; the name of the data, with .json, in"
            + " this folder if absent."
      })
  private @Nullable Path out;

  @Option(names = "--force", description = "Replace the file if there is one.")
  private boolean forced;

  InitCommand(Supplier<Gan> gan, Destination destination) {
    this.gan = gan;
    this.destination = destination;
  }

  @Override
  public void run() {
    if (out != null) {
      requireNew(out);
    }
    Gan framework = gan.get();
    DataChoice choice = new DataChoices(framework).of(data);
    Path file = out == null ? Path.of(ExperimentReader.nameOf(choice.name()) + ".json") : out;
    requireNew(file);
    String name =
        ExperimentReader.nameOf(
            Destination.isStandardOutput(file) ? choice.name() : file.toString());
    StartingExperiment start;
    try (Dataset dataset = framework.dataset(choice.json(), 0)) {
      DataFacts facts = DataFacts.of(dataset);
      start = StartingExperiment.of(name, choice, facts);
      error().println(String.format(Locale.ROOT, "%s: %s", name, facts.summary()));
      new DatasetDescription(dataset).omissions().forEach(error()::println);
      Warnings.of(dataset, error()).print();
    }
    write(file, start.json());
    explain(start);
    if (!Destination.isStandardOutput(file)) {
      framework.assemble(framework.read(file, List.of())).close();
      error().println("next: " + Invocation.like(spec).with("train", file.toString()));
    }
    error().flush();
  }

  private void requireNew(Path file) {
    if (!Destination.isStandardOutput(file)) {
      Replacement.requireNew(file, forced);
    }
  }

  private void write(Path file, String json) {
    if (Destination.isStandardOutput(file)) {
      destination.text().println(json);
    } else {
      destination.write(
          file,
          ".json",
          place -> WholeFile.write(place, writer -> writer.append(json).append('\n')));
    }
  }

  private void explain(StartingExperiment start) {
    TextTable table = new TextTable();
    for (Reason reason : start.reasons()) {
      table.row("  " + reason.setting(), reason.text());
    }
    table.print(error());
  }

  private PrintWriter error() {
    return spec.commandLine().getErr();
  }
}
