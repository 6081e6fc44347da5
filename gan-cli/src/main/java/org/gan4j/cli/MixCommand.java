package org.gan4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.sample.MixturePicture;
import org.gan4j.cli.sample.WalkPicture;
import org.gan4j.core.Gan;
import org.gan4j.core.run.RunFolder;
import org.gan4j.core.trained.TrainedGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gan mix}. */
@Command(
    name = "mix",
    description = {
      "Mix the styles of samples of a trained generator, and print where the picture is.",
      "A sample has the coarse styles of the first one in its row, and the fine styles of the first"
          + " one in its column."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan mix runs/faces-style",
      "  gan mix runs/faces-style --from 3 --truncation 0.7    only the coarsest styles of rows",
      "  gan mix runs/mnist-style --class 7 --rows 3 --columns 8 --seed 2 --out sevens.png"
    })
final class MixCommand implements Runnable {
  private static final int MOST = 10_000;

  private final Supplier<Gan> gan;
  private final Destination destination;

  @Spec private CommandSpec spec;

  @Mixin private final RunParameter run = new RunParameter();

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "5",
      description = "Samples that give coarse styles; default: ${DEFAULT-VALUE}.")
  private int rows;

  @Option(
      names = "--columns",
      paramLabel = "N",
      defaultValue = "8",
      description = "Samples that give fine styles; default: ${DEFAULT-VALUE}.")
  private int columns;

  @Option(
      names = "--from",
      paramLabel = "PLACE",
      description =
          "The first of the network's styles, from coarse to fine, that a column gives; the middle if"
              + " absent.")
  private @Nullable Integer from;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed gives the same picture; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "Only samples of this class, if the generator takes classes.")
  private @Nullable String className;

  @Option(
      names = "--out",
      paramLabel = "FILE.png",
      description = "Where to write the picture; - for standard output.")
  private @Nullable Path out;

  @Mixin private final TruncationOption truncation = new TruncationOption();

  @Mixin private final ForceOption force = new ForceOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // the destination prints JSON
  private final JsonFilesOption json = new JsonFilesOption();

  @Mixin private final WeightsOption weights = new WeightsOption();

  MixCommand(Supplier<Gan> gan, Destination destination) {
    this.gan = gan;
    this.destination = destination;
  }

  @Override
  public void run() {
    require(rows >= 1, "--rows must be at least 1, not " + rows);
    require(columns >= 1, "--columns must be at least 1, not " + columns);
    require((long) rows * columns <= MOST, "--rows times --columns must be at most " + MOST);
    if (out != null && !Destination.isStandardOutput(out)) {
      WalkPicture.check(out);
      force.require(out);
    }
    try (TrainedGenerator generator = gan.get().open(run.path(), weights.weights())) {
      generator.stylePlaces();
      truncation.giveTo(generator);
      Path file = out == null ? usualPath(generator) : out;
      Integer label = className == null ? null : generator.label(className);
      destination.write(
          file,
          ".png",
          place -> new MixturePicture(rows, columns, from, seed, label).write(generator, place));
    }
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private Path usualPath(TrainedGenerator generator) {
    String name = String.format(Locale.ROOT, "mixture-%06d-seed%d.png", generator.steps(), seed);
    return Files.isDirectory(run.path())
        ? new RunFolder(run.path()).samples().resolve(name)
        : Path.of(name);
  }
}
