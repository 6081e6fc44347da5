package org.gan4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.gan4j.cli.latent.DirectionsPicture;
import org.gan4j.cli.latent.LatentSpaces;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.sample.WalkPicture;
import org.gan4j.core.Gan;
import org.gan4j.core.run.RunFolder;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.latent.LatentSpace;
import org.gan4j.latent.direction.DirectionMethod;
import org.gan4j.latent.direction.LatentDirections;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gan directions}. */
@Command(
    name = "directions",
    description = {
      "Find the directions of latent space along which samples change, and print where they are.",
      "FILE.png has a row for each direction, from minus to plus three standard deviations;"
          + " FILE.npy has a step of one standard deviation along each: of z, and of the condition"
          + " behind it if that varies continuously."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan directions runs/mnist",
      "  gan directions runs/mnist --method pca --count 8 --out directions.png",
      "  gan directions runs/faces --starts 3 --reach 5"
    })
final class DirectionsCommand implements Runnable {
  static final long SEED = 1;

  private static final int MOST_STEPS = 101;
  private static final int MOST_STARTS = 100;

  private final Supplier<Gan> gan;
  private final Destination destination;

  @Spec private CommandSpec spec;

  @Mixin private final RunParameter run = new RunParameter();

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      defaultValue = "sefa",
      description = {
        "sefa: eigenvectors of the weights that z is multiplied with first; pca: principal"
            + " components of the activations after the first layers; default: ${DEFAULT-VALUE}."
      })
  private String method;

  @Option(
      names = "--latent-only",
      description =
          "Directions of the latent alone, also if the generator's condition varies continuously.")
  private boolean latentOnly;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "8",
      description = "Number of directions, a row each; default: ${DEFAULT-VALUE}.")
  private int count;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "7",
      description = "Samples of a walk, an odd number; default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--reach",
      paramLabel = "R",
      defaultValue = "3",
      description = {
        "How far a walk goes to either side, in standard deviations of the latent; default:"
            + " ${DEFAULT-VALUE}."
      })
  private double reach;

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "2",
      description = "Walks in a row, each from another sample; default: ${DEFAULT-VALUE}.")
  private int starts;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "" + SEED,
      description = "The same seed gives the same walks; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE.png",
      description = "Where to write the picture; the directions go beside it.")
  private @Nullable Path out;

  @Mixin private final ForceOption force = new ForceOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // the destination prints JSON
  private final JsonFilesOption json = new JsonFilesOption();

  @Mixin private final WeightsOption weights = new WeightsOption();

  DirectionsCommand(Supplier<Gan> gan, Destination destination) {
    this.gan = gan;
    this.destination = destination;
  }

  @Override
  public void run() {
    DirectionMethod chosen = method("--method", method, spec);
    require(count >= 1, "--count must be at least 1, not " + count);
    require(
        steps >= 1 && steps <= MOST_STEPS && steps % 2 == 1,
        "--steps must be an odd number up to " + MOST_STEPS + ", not " + steps);
    require(
        starts >= 1 && starts <= MOST_STARTS,
        "--starts must be from 1 to " + MOST_STARTS + ", not " + starts);
    require(reach > 0, "--reach must be above 0, not " + reach);
    if (out != null) {
      require(!Destination.isStandardOutput(out), "--out names a file: two files are written");
      WalkPicture.check(out);
      files(out).forEach(force::require);
    }
    try (TrainedGenerator generator = gan.get().open(run.path(), weights.weights())) {
      LatentSpaces.requireImages(generator);
      LatentSpace space = LatentSpaces.of(generator);
      generator.requirePicture(
          Math.multiplyExact(count, steps * starts),
          steps * starts,
          "--count, --steps or --starts");
      DirectionsPicture picture =
          new DirectionsPicture(space, find(space, chosen), steps, reach, starts, seed);
      List<Path> files = files(out == null ? usualPath(generator) : out);
      picture.write(files.get(0));
      picture.writeArray(files.get(1));
      destination.print(files);
    }
  }

  private LatentDirections find(LatentSpace space, DirectionMethod chosen) {
    LatentDirections.Of of =
        latentOnly ? LatentDirections.Of.LATENT : LatentDirections.Of.LATENT_AND_CONDITION;
    return LatentSpaces.directions(space, chosen, of, count, seed, run.path());
  }

  /**
   * A method by its name.
   *
   * @param option whose value it is
   * @throws ParameterException if there is no such method
   */
  static DirectionMethod method(String option, String name, CommandSpec spec) {
    return switch (name) {
      case "sefa" -> DirectionMethod.SEFA;
      case "pca" -> DirectionMethod.PCA;
      default ->
          throw new ParameterException(
              spec.commandLine(), option + " must be sefa or pca, not " + name);
    };
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private static List<Path> files(Path picture) {
    return List.of(picture, picture.resolveSibling(PictureNames.of(picture) + ".npy"));
  }

  private Path usualPath(TrainedGenerator generator) {
    String name =
        String.format(
            Locale.ROOT, "directions-%06d-%s-seed%d.png", generator.steps(), method, seed);
    return Files.isDirectory(run.path())
        ? new RunFolder(run.path()).samples().resolve(name)
        : Path.of(name);
  }
}
