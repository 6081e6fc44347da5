package org.gan4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gan4j.api.RandomKey;
import org.gan4j.cli.latent.ArithmeticPicture;
import org.gan4j.cli.latent.LatentSpaces;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.sample.WalkPicture;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.latent.LatentPoint;
import org.gan4j.latent.LatentSpace;
import org.gan4j.latent.arithmetic.LatentArithmetic;
import org.gan4j.latent.arithmetic.LatentExpression;
import org.gan4j.latent.file.LatentFile;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan arithmetic}. */
@Command(
    name = "arithmetic",
    description = {
      "Add and subtract latents and classes, and print where the picture of the terms and the result"
          + " is.",
      "A term is the file of a latent, which 'gan project' writes, or the name of a class. Operators"
          + " have spaces around them."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan arithmetic runs/faces 'smile.json - neutral.json + man.json'",
      "  gan arithmetic runs/mnist-dcgan 'projected/three.json - 3 + 8' --save eight.json",
      "  gan arithmetic runs/mnist-dcgan '3 + 5' --count 4"
    })
final class ArithmeticCommand implements Runnable {
  private static final int MOST = 100;

  private final Supplier<Gan> gan;
  private final Destination destination;

  @Spec private CommandSpec spec;

  @Mixin private final RunParameter run = new RunParameter();

  @Parameters(
      index = "1",
      paramLabel = "EXPRESSION",
      description = "Such as 'a.json - b.json + 3'.")
  private String expression;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "4",
      description = {
        "Rows of the picture, each with other noise, if all terms are classes; default:"
            + " ${DEFAULT-VALUE}."
      })
  private int count;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of that noise; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE.png",
      defaultValue = "arithmetic.png",
      description = "Where to write the picture; default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--save",
      paramLabel = "FILE.json",
      description =
          "Where to write the latent of the result; of the first row if there are several.")
  private @Nullable Path save;

  @Mixin private final ForceOption force = new ForceOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // the destination prints JSON
  private final JsonFilesOption json = new JsonFilesOption();

  @Mixin private final WeightsOption weights = new WeightsOption();

  ArithmeticCommand(Supplier<Gan> gan, Destination destination) {
    this.gan = gan;
    this.destination = destination;
  }

  @Override
  public void run() {
    if (count < 1 || count > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--count must be from 1 to " + MOST + ", not " + count);
    }
    LatentExpression sum = LatentExpression.parse(expression);
    if (!Destination.isStandardOutput(out)) {
      WalkPicture.check(out);
      force.require(out);
    }
    if (save != null) {
      force.require(save);
    }
    try (TrainedGenerator generator = gan.get().open(run.path(), weights.weights())) {
      LatentSpaces.requireImages(generator);
      LatentSpace space = LatentSpaces.of(generator);
      LatentArithmetic arithmetic =
          new LatentArithmetic(space, name -> point(name, space, generator));
      ArithmeticPicture picture = new ArithmeticPicture(space, arithmetic, sum);
      try (INDArray latents = space.latents(count, RandomKey.ofSeed(seed).split("arithmetic"))) {
        destination.writeAll(
            out,
            ".png",
            file -> {
              write(picture, latents, file);
              return save == null || Destination.isStandardOutput(out)
                  ? List.of(file)
                  : List.of(file, save);
            });
      }
    }
  }

  private void write(ArithmeticPicture picture, INDArray latents, Path file) {
    List<LatentPoint> results = picture.write(latents, file);
    if (save != null) {
      LatentFile.write(results.get(0), save);
    }
  }

  /** The latent of a file; empty for a class. */
  private static Optional<LatentPoint> point(
      String name, LatentSpace space, TrainedGenerator generator) {
    boolean isFile = name.endsWith(".json") || Files.exists(Path.of(name));
    if (!generator.classes().contains(name) && isFile) {
      return Optional.of(LatentSpaces.read(List.of(Path.of(name)), space).get(0));
    }
    generator.label(name);
    return Optional.empty();
  }
}
