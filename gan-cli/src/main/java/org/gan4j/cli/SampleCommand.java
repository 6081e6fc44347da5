package org.gan4j.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.gan4j.api.data.Dataset;
import org.gan4j.cli.latent.PointPicture;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.output.WholeFolder;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.cli.sample.ExamplePictures;
import org.gan4j.cli.sample.FolderLayout;
import org.gan4j.cli.sample.ReconstructionPicture;
import org.gan4j.cli.sample.SampleFormat;
import org.gan4j.cli.sample.SampleWriter;
import org.gan4j.cli.sample.WalkPicture;
import org.gan4j.core.Gan;
import org.gan4j.core.run.RunFolder;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.images.output.PictureFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gan sample}. */
@Command(
    name = "sample",
    description = {
      "Draw samples from a trained generator, and print where they are.",
      "Where it takes classes, a picture has a row for each."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan sample runs/mnist                             a grid of 64, in the run's samples/",
      "  gan sample runs/mnist --count 1000 --out digits/  1000 pictures",
      "  gan sample runs/mnist --count 60000 --out fake-images.idx.gz",
      "  gan sample runs/mnist-dcgan --count 1000 --out digits --labels folders",
      "  gan sample runs/mnist-dcgan --count 1000 --out digits.parquet",
      "  gan sample runs/mnist-dcgan --class 7",
      "  gan sample runs/faces --like photo.jpg            similar to a picture",
      "  gan sample runs/mnist --latent projected/seven.json",
      "  gan sample runs/faces-style --truncation 0.7      less variety, clearer samples",
      "  gan sample runs/bi-gan --reconstruct              data, and G(E(x)) below",
      "  gan sample runs/ring --count 2500 --out points.csv",
      "  gan sample runs/mnist/checkpoints/step-000500.gan --seed 7 --out early.png"
    })
final class SampleCommand implements Runnable {
  /** Fewer are drawn before a progress bar could be read. */
  private static final int WORTH_A_BAR = 2000;

  private final Terminals terminals;
  private final Supplier<Gan> gan;
  private final Destination destination;

  @Spec private CommandSpec spec;

  @Mixin private final RunParameter run = new RunParameter();

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "64",
      description = "Number of samples; default: ${DEFAULT-VALUE}.")
  private int count;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed gives the same samples; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "Only samples of this class, if the generator takes classes.")
  private @Nullable String className;

  @Option(
      names = "--like",
      paramLabel = "PICTURE",
      description =
          "Samples similar to this picture, if the task is self-conditional. Repeatable: one after"
              + " the other.")
  private List<Path> like = new ArrayList<>();

  @Option(
      names = "--latent",
      paramLabel = "FILE.json",
      description =
          "The sample of this latent, which 'gan project' has found. Repeatable: a picture of all.")
  private List<Path> latents = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "PATH",
      description = {
        "FILE.png or FILE.webp: one picture; a new or empty folder: a picture for each; FILE.npy:"
            + " an array of NumPy's, with the classes in FILE-labels.npy; FILE.parquet: a table of"
            + " pictures and classes; FILE.idx or FILE.idx.gz: one IDX file; FILE.csv: one line a"
            + " sample; - (standard output): what is written without --out."
      })
  private @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "png, webp, npy, parquet, idx, idx.gz or csv, if --out does not end in it; in a folder, png"
            + " or webp for each picture."
      })
  private @Nullable String formatName;

  @Option(
      names = "--labels",
      paramLabel = "LAYOUT",
      description = {
        "In a folder, the class of each picture. folders: a folder for each class, as torchvision's"
            + " ImageFolder reads it; metadata: a table metadata.csv, as Hugging Face's datasets"
            + " reads it."
      })
  private @Nullable String labels;

  @Option(
      names = "--reconstruct",
      description =
          "Samples of the run's dataset, each above its reconstruction, if the game trains an"
              + " encoder.")
  private boolean reconstruct;

  @Option(
      names = "--data",
      paramLabel = "DATASET",
      description = {
        "Reconstruct samples of this dataset, such as held-out ones, or fill holes in them: its"
            + " type, its settings as a JSON object, or an experiment (its dataset is meant); the"
            + " run's own if absent."
      })
  private @Nullable String data;

  @Mixin private final TruncationOption truncation = new TruncationOption();

  @Mixin private final ForceOption force = new ForceOption();

  @Mixin
  @SuppressWarnings("UnusedVariable") // the destination prints JSON
  private final JsonFilesOption json = new JsonFilesOption();

  @Mixin private final WeightsOption weights = new WeightsOption();

  SampleCommand(Terminals terminals, Supplier<Gan> gan, Destination destination) {
    this.terminals = terminals;
    this.gan = gan;
    this.destination = destination;
  }

  @Override
  public void run() {
    if (count < 1) {
      throw new ParameterException(spec.commandLine(), "--count must be at least 1, not " + count);
    }
    if (reconstruct && className != null) {
      throw new ParameterException(
          spec.commandLine(), "--reconstruct shows samples of the data; leave out --class");
    }
    if (reconstruct && truncation.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "--reconstruct draws no latents; leave out --truncation");
    }
    if (!like.isEmpty() && (reconstruct || className != null)) {
      throw new ParameterException(
          spec.commandLine(), "--like chooses what is drawn; leave out --class and --reconstruct");
    }
    if (!latents.isEmpty() && (reconstruct || className != null || !like.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(),
          "--latent chooses what is drawn; leave out --class, --like and --reconstruct");
    }
    SampleFormat wanted = wanted();
    FolderLayout layout = layout(wanted);
    if (reconstruct && out != null && wanted != null) {
      ReconstructionPicture.check(out);
    }
    if (!latents.isEmpty() && out != null && wanted != null) {
      WalkPicture.check(out);
    }
    if (out != null && wanted != null && wanted != SampleFormat.FOLDER) {
      wanted.files(out).forEach(force::require);
    }
    try (TrainedGenerator generator = gan.get().open(run.path(), weights.weights())) {
      if (reconstruct) {
        reconstruct(generator);
        return;
      }
      if (!latents.isEmpty()) {
        destination.write(
            out == null ? usualPath(generator, SampleFormat.PICTURE) : out,
            SampleFormat.PICTURE.ending(),
            place -> PointPicture.ofLatents(generator, latents, place));
        return;
      }
      if (!like.isEmpty()) {
        generator.useExamples(ExamplePictures.read(like, generator.shape(), "--like"));
      }
      truncation.giveTo(generator);
      data().giveTo(generator, spec.commandLine(), "--reconstruct and inpainting");
      SampleFormat format = wanted == null ? usual(generator) : wanted;
      Path path = out == null ? usualPath(generator, format) : out;
      if (format == SampleFormat.FOLDER) {
        WholeFolder.requireEmpty(path);
      }
      SampleRequest draw =
          new SampleRequest(count, seed, className == null ? null : generator.label(className));
      destination.writeAll(
          path,
          format.ending(),
          place -> {
            try (CountDisplay display = display()) {
              SampleWriter writer =
                  format == SampleFormat.FOLDER
                      ? SampleFormat.folderWriter(place, generator.shape(), pictures(), layout)
                      : format.writer(place, generator.shape());
              return writer.write(generator, draw, display);
            }
          });
    }
  }

  /** What --out and --format ask for; null if neither does. */
  private @Nullable SampleFormat wanted() {
    SampleFormat named = named();
    if (named != null && (reconstruct || !latents.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), "--reconstruct and --latent write a PNG; leave out --format");
    }
    if (out == null || Destination.isStandardOutput(out)) {
      return named;
    }
    SampleFormat ofPath = SampleFormat.of(out);
    if (named != null && named != ofPath && !isOfFolder(named, ofPath)) {
      throw new ParameterException(
          spec.commandLine(),
          "--format "
              + formatName
              + " and --out "
              + out
              + " do not agree: end --out in "
              + named.ending());
    }
    return ofPath;
  }

  /** Whether a format is that of the pictures in a folder. */
  private static boolean isOfFolder(SampleFormat named, SampleFormat ofPath) {
    return ofPath == SampleFormat.FOLDER
        && (named == SampleFormat.PICTURE || named == SampleFormat.WEBP);
  }

  private @Nullable SampleFormat named() {
    String name = formatName;
    if (name == null) {
      return null;
    }
    return SampleFormat.named(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--format must be png, webp, npy, parquet, idx, idx.gz or csv, not " + name));
  }

  /** Of the pictures in a folder. */
  private PictureFormat pictures() {
    return named() == SampleFormat.WEBP ? PictureFormat.WEBP : PictureFormat.PNG;
  }

  private FolderLayout layout(@Nullable SampleFormat wanted) {
    String name = labels;
    if (name == null) {
      return FolderLayout.FLAT;
    }
    if (wanted != SampleFormat.FOLDER) {
      throw new ParameterException(
          spec.commandLine(), "--labels is for pictures in a folder: name one with --out");
    }
    return FolderLayout.named(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "--labels must be folders or metadata, not " + name));
  }

  private void reconstruct(TrainedGenerator generator) {
    Path path = out == null ? usualPath(generator, SampleFormat.PICTURE) : out;
    try (Dataset dataset = data().open(generator)) {
      destination.write(
          path,
          SampleFormat.PICTURE.ending(),
          place -> new ReconstructionPicture(count, seed).write(generator, dataset, place));
      warn(dataset);
    }
  }

  private static SampleFormat usual(TrainedGenerator generator) {
    return generator.table().isPresent() ? SampleFormat.CSV : SampleFormat.usual(generator.shape());
  }

  private void warn(Dataset dataset) {
    PrintWriter error = spec.commandLine().getErr();
    Warnings.of(dataset, error).print();
    if (spec.commandLine().getParseResult().hasMatchedOption("--count")) {
      Warnings.fewer("--count", count, dataset.size(), error);
    }
  }

  private ConditionData data() {
    return new ConditionData(gan.get(), data);
  }

  private CountDisplay display() {
    return terminals.error() && count >= WORTH_A_BAR
        ? CountDisplay.bar("sampling", "samples", count)
        : CountDisplay.silent();
  }

  private String chosen(TrainedGenerator generator) {
    if (!latents.isEmpty()) {
      return "-latent";
    }
    if (!like.isEmpty()) {
      return "-like";
    }
    return className == null ? "" : "-class" + generator.label(className);
  }

  private Path usualPath(TrainedGenerator generator, SampleFormat format) {
    String name =
        String.format(
            Locale.ROOT,
            "%s-%06d%s-seed%d%s",
            reconstruct ? "reconstruction" : "sample",
            generator.steps(),
            chosen(generator),
            seed,
            format.ending());
    return Files.isDirectory(run.path())
        ? new RunFolder(run.path()).samples().resolve(name)
        : Path.of(name);
  }
}
