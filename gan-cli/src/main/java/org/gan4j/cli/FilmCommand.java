package org.gan4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.sample.SampleFormat;
import org.gan4j.core.Gan;
import org.gan4j.core.run.RunFolder;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.core.trained.Weights;
import org.gan4j.report.film.Film;
import org.gan4j.report.film.FilmFormat;
import org.gan4j.report.film.FrameFolder;
import org.gan4j.report.film.GifFilm;
import org.gan4j.report.film.TrainingFilm;
import org.gan4j.report.film.WebpFilm;
import org.gan4j.report.recorded.RecordedRun;
import org.gan4j.report.samples.SampleFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gan film}. */
@Command(
    name = "film",
    description = {
      "Make a film of a run, and print where it is: its grids of samples in their order, or with"
          + " --interpolation a walk through latent space that ends where it begins.",
      "The film is a GIF or an animated WebP that repeats, or a folder of frames for other"
          + " programs."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan film runs/mnist                              the training",
      "  gan film runs/mnist --out frames                 frames/frame-000001.png …",
      "  gan film runs/mnist --interpolation --out walk.webp",
      "  gan film runs/mnist-dcgan --interpolation --class 7 --count 4 --fps 30"
    })
final class FilmCommand implements Runnable {
  private static final int SECOND = 100;
  private static final int FASTEST = 50;
  private static final int MOST_FRAMES = 10_000;
  private static final int MOST_PATHS = 1000;
  private static final int TRAINING_RATE = 5;
  private static final int INTERPOLATION_RATE = 20;

  private final Supplier<Gan> gan;
  private final Destination destination;

  @Spec private CommandSpec spec;

  @Mixin private final RunParameter run = new RunParameter();

  @Option(
      names = "--interpolation",
      description = "A walk through latent space instead of the training.")
  private boolean interpolation;

  @Option(
      names = "--fps",
      paramLabel = "N",
      description =
          "Frames in a second, 1 to 50; 5 of a training, 20 of an interpolation if absent.")
  private @Nullable Integer framesPerSecond;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "Samples in a frame of an interpolation; 16 if absent.")
  private @Nullable Integer count;

  @Option(
      names = "--walks",
      paramLabel = "N",
      description = "Walks from one sample to the next of an interpolation; 4 if absent.")
  private @Nullable Integer walks;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Frames of each walk of an interpolation; 30 if absent.")
  private @Nullable Integer steps;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The same seed gives the same interpolation; 1 if absent.")
  private @Nullable Long seed;

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description =
          "Only samples of this class in an interpolation, if the generator takes classes.")
  private @Nullable String className;

  @Option(
      names = "--data",
      paramLabel = "DATASET",
      description = {
        "Fill holes in samples of this dataset along an interpolation: its type, its settings as a"
            + " JSON object, or an experiment (its dataset is meant); the run's own if absent."
      })
  private @Nullable String data;

  @Option(
      names = "--out",
      paramLabel = "FILE.gif|FILE.webp|DIR",
      description = "Where to write the film; a file in the run's folder samples if absent.")
  private @Nullable Path out;

  @Mixin private final ForceOption force = new ForceOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // the destination prints JSON
  private final JsonFilesOption json = new JsonFilesOption();

  @Mixin private final WeightsOption weights = new WeightsOption();

  FilmCommand(Supplier<Gan> gan, Destination destination) {
    this.gan = gan;
    this.destination = destination;
  }

  @Override
  public void run() {
    require(
        interpolation
            || (count == null
                && walks == null
                && steps == null
                && seed == null
                && className == null
                && data == null
                && weights.weights() == Weights.AVERAGED),
        "--count, --walks, --steps, --seed, --class, --data and --raw are for --interpolation");
    require(rate() >= 1 && rate() <= FASTEST, "--fps must be from 1 to 50, not " + rate());
    if (interpolation) {
      writeInterpolation();
    } else {
      writeTraining();
    }
  }

  private int rate() {
    return or(framesPerSecond, interpolation ? INTERPOLATION_RATE : TRAINING_RATE);
  }

  private static int or(@Nullable Integer chosen, int usual) {
    return chosen == null ? usual : chosen;
  }

  private int hundredths() {
    return SECOND / rate();
  }

  private void writeTraining() {
    Path folder = ReportCommand.folder(run.path());
    Path file = out == null ? folder.resolve("samples").resolve("training.gif") : out;
    check(file);
    TrainingFilm film = TrainingFilm.of(RecordedRun.read(folder));
    write(file, target -> film.addTo(target, hundredths()));
  }

  private void writeInterpolation() {
    int paths = or(count, 16);
    int ends = or(walks, 4);
    int moments = or(steps, 30);
    require(paths >= 1 && paths <= MOST_PATHS, "--count must be from 1 to 1000, not " + paths);
    require(ends >= 2, "--walks must be at least 2, not " + ends);
    require(moments >= 1, "--steps must be at least 1, not " + moments);
    require((long) ends * moments <= MOST_FRAMES, "--walks times --steps must be at most 10000");
    if (out != null) {
      check(out);
    }
    try (TrainedGenerator generator = gan.get().open(run.path(), weights.weights())) {
      generator.requireLatent();
      if (SampleFormat.usual(generator.shape()) != SampleFormat.PICTURE) {
        throw GanException.usage(
            "samples of " + generator.shape() + " numbers are no pictures",
            generator.checkpoint().toString(),
            "use a run whose samples are images, or points of two features");
      }
      int columns = (int) Math.ceil(Math.sqrt(paths));
      generator.requirePicture(paths, columns, "--count");
      new ConditionData(gan.get(), data).giveTo(generator, spec.commandLine(), "inpainting");
      Integer label = className == null ? null : generator.label(className);
      Path file = out == null ? usualPlace() : out;
      check(file);
      write(
          file,
          film ->
              generator.loop(
                  paths,
                  ends,
                  moments,
                  seed == null ? 1 : seed,
                  label,
                  samples ->
                      SampleFiles.draw(samples, columns, null)
                          .ifPresent(frame -> film.add(frame, hundredths()))));
    }
  }

  private Path usualPlace() {
    return Files.isDirectory(run.path())
        ? new RunFolder(run.path()).samples().resolve("interpolation.gif")
        : Path.of("interpolation.gif");
  }

  private void check(Path file) {
    if (Destination.isStandardOutput(file)) {
      throw GanException.usage(
          "a film cannot be written to standard output",
          "--out -",
          "name a file that ends in .gif or .webp, or a folder");
    }
    if (FilmFormat.of(file, rate()) != FilmFormat.FOLDER) {
      force.require(file);
    }
  }

  private void write(Path place, Consumer<Film> content) {
    FilmFormat format = FilmFormat.of(place, rate());
    if (format == FilmFormat.FOLDER) {
      Folders.create(place);
      try (Film film = new FrameFolder(place)) {
        content.accept(film);
        film.finish();
      }
      destination.print(List.of(place));
      return;
    }
    Folders.createFor(place);
    destination.writeAll(
        place,
        format == FilmFormat.GIF ? ".gif" : ".webp",
        file -> {
          try (Film film = format == FilmFormat.GIF ? GifFilm.begin(file) : WebpFilm.begin(file)) {
            content.accept(film);
            film.finish();
          }
          return List.of(file);
        });
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
