package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.cli.apply.PictureApplication;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.output.Folders;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PngFile;
import org.gan4j.images.photograph.Photograph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan apply}. */
@Command(
    name = "apply",
    description = {
      "Do to pictures what a run has learned: complete, enlarge, translate.",
      "Runs of the task super-resolution take pictures of any size as they are, in tiles without"
          + " seams. Runs of the task inpainting fill the hole of their training and leave all other"
          + " pixels; 'gan inpaint' has more options. For other runs, pictures are resized to the"
          + " model's size."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan apply runs/faces photo.jpg",
      "  gan apply runs/faces-superresolution small.png --blend 0.6",
      "  gan apply runs/apples red.png --readout back",
      "  gan apply runs/maps aerial/*.png --out translated"
    })
final class ApplyCommand implements Callable<Integer> {
  private final Supplier<Gan> gan;

  @Spec private CommandSpec spec;

  @Mixin private final RunParameter run = new RunParameter();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "IMAGE",
      description = "Pictures of any size: PNG, JPEG, WebP, BMP or GIF.")
  private List<Path> images;

  @Option(
      names = "--readout",
      paramLabel = "NAME",
      description =
          "Another output of the run's game for pictures like its samples, such as back, the other"
              + " direction of the game cycle.")
  private @Nullable String readout;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed gives the same pictures; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "applied",
      description = "The folder to write to; default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--blend",
      paramLabel = "A",
      description =
          "Between the end of the training's first phase, 0, and the run's checkpoint, 1: the"
              + " parameters are interpolated.")
  private @Nullable Double blend;

  @Mixin private final ForceOption force = new ForceOption();

  @Option(names = "--json", description = "Print the files as JSON.")
  private boolean json;

  ApplyCommand(Supplier<Gan> gan) {
    this.gan = gan;
  }

  /** A picture to which nothing can be done is reported, and the others are done. */
  @Override
  public Integer call() {
    Destination.requireFolder(out);
    PictureNames.requireDifferent(
        images, "apply the run to one after the other, with another --out");
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    int exitCode = 0;
    try (TrainedGenerator trained = gan.get().open(run.path())) {
      if (readout != null) {
        requireReadout(trained, readout);
      } else {
        trained.mapping();
      }
      blend(trained);
      for (Path image : images) {
        ObjectNode result = results.addObject().put("image", image.toString());
        try {
          force.require(file(image));
          Path file = write(trained, image);
          result.put("file", file.toString());
          if (!json) {
            spec.commandLine().getOut().println(file);
          }
        } catch (GanException e) {
          ErrorReport report = ErrorReport.of(e);
          report.print(spec.commandLine().getErr(), Help.Ansi.OFF);
          result.put("error", e.problem());
          exitCode = exitCode == 0 ? report.exitCode() : Math.min(exitCode, report.exitCode());
        }
      }
    }
    if (json) {
      spec.commandLine().getOut().println(Json.write(results));
    }
    return exitCode;
  }

  private void blend(TrainedGenerator trained) {
    if (blend == null) {
      return;
    }
    if (!(blend >= 0 && blend <= 1)) {
      throw GanException.usage(
          "--blend is " + blend + ", and a share lies between 0 and 1",
          "--blend",
          "give a number from 0 to 1");
    }
    trained.blend(blend);
  }

  private Path write(TrainedGenerator trained, Path image) {
    Photograph picture = Photograph.read(image);
    BufferedImage result =
        readout == null
            ? new PictureApplication(trained).apply(picture, seed, image.toString())
            : read(trained, readout, picture, image);
    Folders.create(out);
    PngFile.write(result, file(image));
    return file(image);
  }

  /** Pictures are all that can be drawn: other readouts are refused. */
  private static void requireReadout(TrainedGenerator trained, String name) {
    if (!trained.readouts().contains(name)) {
      throw GanException.usage(
          "the game of this run has no readout \"" + name + "\"",
          "--readout",
          trained.readouts().isEmpty()
              ? "leave it out"
              : "its readouts are: " + String.join(", ", trained.readouts()));
    }
    if (!trained.shape().isImage()) {
      throw GanException.usage(
          "the samples of this run are no pictures", "--readout", "leave it out");
    }
  }

  private static BufferedImage read(
      TrainedGenerator trained, String name, Photograph picture, Path image) {
    PictureApplication.requireChannels(picture, trained.shape(), image.toString());
    try (INDArray pictures = PictureApplication.resized(picture, trained.shape());
        INDArray result = trained.readout(name, pictures).orElseThrow()) {
      if (result.rank() != 4) {
        throw GanException.usage(
            "the readout \"" + name + "\" makes no pictures", "--readout", "choose another one");
      }
      return picture.transparentLike(ImageGrid.singles(result).get(0));
    }
  }

  private Path file(Path image) {
    return out.resolve(PictureNames.of(image) + ".png");
  }
}
