package org.gan4j.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.output.WholeFolder;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.cli.sample.LabelledFormat;
import org.gan4j.cli.sample.LabelledWriter;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gan augment}. */
@Command(
    name = "augment",
    description = {
      "Write a synthetic dataset with labels, drawn from a generator that takes classes, and print"
          + " the settings of a dataset that reads it.",
      "Whether it helps a classifier is another question: 'gan probe --add' answers it."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan augment runs/mnist-dcgan --per-class 100 --out synthetic",
      "  gan augment runs/mnist-dcgan --per-class 6000 --format idx --out fakes"
    })
final class AugmentCommand implements Runnable {
  private final Terminals terminals;
  private final Supplier<Gan> gan;

  @Spec private CommandSpec spec;

  @Mixin private final RunParameter run = new RunParameter();

  @Option(
      names = {"-n", "--per-class"},
      required = true,
      paramLabel = "N",
      description = "How many samples of each class.")
  private int perClass;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where to write them: a folder that is new or empty.")
  private Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "folders",
      description = {
        "folders: a folder of PNGs for each class; idx: two IDX files; default: ${DEFAULT-VALUE}."
      })
  private String format;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed gives the same samples; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private final WeightsOption weights = new WeightsOption();

  @Option(names = "--json", hidden = true, description = "The result is JSON in any case.")
  @SuppressWarnings("UnusedVariable") // accepted as by all commands with a result
  private boolean json;

  AugmentCommand(Terminals terminals, Supplier<Gan> gan) {
    this.terminals = terminals;
    this.gan = gan;
  }

  @Override
  public void run() {
    Destination.requireFolder(out);
    LabelledFormat wanted = checkedFormat();
    if (perClass < 1) {
      throw new ParameterException(
          spec.commandLine(), "--per-class must be at least 1, not " + perClass);
    }
    try (TrainedGenerator generator = gan.get().open(run.path(), weights.weights())) {
      if (generator.classes().isEmpty()) {
        throw GanException.usage(
            "this generator takes no classes",
            generator.checkpoint().toString(),
            "train one with \"task\": { \"type\": \"class-conditional\" }");
      }
      LabelledWriter writer = wanted.writer(out, generator.shape());
      WholeFolder.requireEmpty(out);
      try (CountDisplay display = display((long) perClass * generator.classes().size())) {
        spec.commandLine().getOut().println(writer.write(generator, perClass, seed, display));
      }
    }
  }

  private LabelledFormat checkedFormat() {
    for (LabelledFormat candidate : LabelledFormat.values()) {
      if (candidate.name().toLowerCase(Locale.ROOT).equals(format)) {
        return candidate;
      }
    }
    throw new ParameterException(
        spec.commandLine(), "--format must be folders or idx, not " + format);
  }

  private CountDisplay display(long count) {
    return terminals.error()
        ? CountDisplay.bar("sampling", "samples", count)
        : CountDisplay.silent();
  }
}
