package org.gan4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.gan4j.cli.latent.PointPicture;
import org.gan4j.cli.output.Destination;
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

/** {@code gan interpolate}. */
@Command(
    name = "interpolate",
    description = {
      "Walk through the latent space of a trained generator, and print where the picture is.",
      "Each row leads from one sample to another: on a great circle for gaussian latents, straight"
          + " for uniform ones."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan interpolate runs/mnist",
      "  gan interpolate runs/mnist-dcgan --class 7",
      "  gan interpolate runs/digits --data mnist-10k            holes, each filled in many ways",
      "  gan interpolate runs/mnist --from projected/two.json --to projected/seven.json",
      "  gan interpolate runs/mnist --walks 3 --steps 15 --seed 7 --out walks.png"
    })
final class InterpolateCommand implements Runnable {
  private static final int MOST = 10_000;

  private final Supplier<Gan> gan;
  private final Destination destination;

  @Spec private CommandSpec spec;

  @Mixin private final RunParameter run = new RunParameter();

  @Option(
      names = "--walks",
      paramLabel = "N",
      defaultValue = "8",
      description = "Number of walks, one row each; default: ${DEFAULT-VALUE}.")
  private int walks;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "10",
      description = "Samples in a walk, both ends included; default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed gives the same walks; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "Only samples of this class, if the generator takes classes.")
  private @Nullable String className;

  @Option(
      names = "--from",
      paramLabel = "FILE.json",
      description = "One walk from this latent, which 'gan project' has found, to that of --to.")
  private @Nullable Path from;

  @Option(
      names = "--to",
      paramLabel = "FILE.json",
      description = "The latent at the end of that walk.")
  private @Nullable Path to;

  @Option(
      names = "--out",
      paramLabel = "FILE.png",
      description = "Where to write the picture; - for standard output.")
  private @Nullable Path out;

  @Option(
      names = "--data",
      paramLabel = "DATASET",
      description = {
        "Fill holes in samples of this dataset along the walks: its type, its settings as a JSON"
            + " object, or an experiment (its dataset is meant); the run's own if absent."
      })
  private @Nullable String data;

  @Mixin private final TruncationOption truncation = new TruncationOption();

  @Mixin private final ForceOption force = new ForceOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // the destination prints JSON
  private final JsonFilesOption json = new JsonFilesOption();

  @Mixin private final WeightsOption weights = new WeightsOption();

  InterpolateCommand(Supplier<Gan> gan, Destination destination) {
    this.gan = gan;
    this.destination = destination;
  }

  @Override
  public void run() {
    require(walks >= 1, "--walks must be at least 1, not " + walks);
    require(steps >= 2, "--steps must be at least 2, not " + steps);
    require((long) walks * steps <= MOST, "--walks times --steps must be at most " + MOST);
    require((from == null) == (to == null), "--from and --to name the two ends of one walk");
    require(
        from == null || (className == null && data == null),
        "--from and --to choose what is drawn; leave out --class and --data");
    if (out != null && !Destination.isStandardOutput(out)) {
      WalkPicture.check(out);
      force.require(out);
    }
    try (TrainedGenerator generator = gan.get().open(run.path(), weights.weights())) {
      generator.requireLatent();
      truncation.giveTo(generator);
      Path first = from;
      Path last = to;
      if (first != null && last != null) {
        destination.write(
            out == null ? usualPath(generator) : out,
            ".png",
            place -> PointPicture.ofWalk(generator, first, last, steps, place));
        return;
      }
      new ConditionData(gan.get(), data).giveTo(generator, spec.commandLine(), "inpainting");
      Path file = out == null ? usualPath(generator) : out;
      Integer label = className == null ? null : generator.label(className);
      destination.write(
          file,
          ".png",
          place -> new WalkPicture(walks, steps, seed, label).write(generator, place));
    }
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private Path usualPath(TrainedGenerator generator) {
    String name =
        from == null
            ? String.format(Locale.ROOT, "interpolation-%06d-seed%d.png", generator.steps(), seed)
            : String.format(Locale.ROOT, "interpolation-%06d-latents.png", generator.steps());
    return Files.isDirectory(run.path())
        ? new RunFolder(run.path()).samples().resolve(name)
        : Path.of(name);
  }
}
