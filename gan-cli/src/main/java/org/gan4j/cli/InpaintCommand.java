package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.output.Numbers;
import org.gan4j.cli.output.TextTable;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.images.photograph.Photograph;
import org.gan4j.inpainting.completion.Completion;
import org.gan4j.inpainting.completion.CompletionFiles;
import org.gan4j.inpainting.completion.CompletionOptions;
import org.gan4j.inpainting.completion.Hole;
import org.gan4j.inpainting.completion.Inpainter;
import org.gan4j.inpainting.completion.WindowSelection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan inpaint}. */
@Command(
    name = "inpaint",
    description = "Fill the hole of pictures with a trained generator; all other pixels stay.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan inpaint runs/faces photo.jpg                        the hole of its training",
      "  gan inpaint runs/faces photo.jpg --mask 120,80,40,40    x,y,width,height in pixels",
      "  gan inpaint runs/faces photo.jpg --mask hole.png        what is white there",
      "  gan inpaint runs/digits 7.png --draws 5000 --out maps   mean and standard deviation"
    })
final class InpaintCommand implements Callable<Integer> {
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
      names = "--mask",
      paramLabel = "MASK",
      description = {
        "centre; x,y,width,height in pixels; or a PNG of the picture's size, white where it hides."
            + " Default: the hole that the run was trained with."
      })
  private @Nullable String mask;

  @Option(
      names = {"-n", "--draws"},
      paramLabel = "N",
      defaultValue = "1",
      description = {
        "How many completions to draw; default: ${DEFAULT-VALUE}. With more than one, their mean and"
            + " standard deviation are written too."
      })
  private int draws;

  @Option(
      names = "--fit",
      paramLabel = "FIT",
      defaultValue = "resize",
      description = {
        "How pictures of another size are brought to the model: resize, crop (the model's size"
            + " around the hole), tile (a large hole piece by piece); default: ${DEFAULT-VALUE}."
      })
  private String fit;

  @Option(
      names = "--seam",
      paramLabel = "PIXELS",
      defaultValue = "0",
      description = {
        "Blend so many pixels along the edge, inside of the hole, into what is around it; default:"
            + " ${DEFAULT-VALUE}."
      })
  private int seam;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed gives the same completions; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "completed",
      description = "The folder to write to; default: ${DEFAULT-VALUE}.")
  private Path out;

  @Mixin private final ForceOption force = new ForceOption();

  @Option(names = "--json", description = "Print what was made as JSON.")
  private boolean json;

  InpaintCommand(Supplier<Gan> gan) {
    this.gan = gan;
  }

  /** A picture that cannot be completed is reported, and the others are completed. */
  @Override
  public Integer call() {
    Destination.requireFolder(out);
    CompletionOptions options = options();
    List<GanException> failures = new ArrayList<>();
    Hole hole = mask == null ? new Hole.Trained() : Hole.parse(mask);
    PictureNames.requireDifferent(images, "complete them one after the other, with another --out");
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    try (TrainedGenerator trained = gan.get().open(run.path())) {
      Inpainter inpainter = inpainter(trained);
      for (Path image : images) {
        try {
          complete(inpainter, image, hole, options, results);
        } catch (GanException e) {
          failures.add(e);
          ErrorReport.of(e).print(spec.commandLine().getErr(), Help.Ansi.OFF);
          if (json) {
            results.add(toJson(image, e));
          }
        }
      }
    }
    if (json) {
      spec.commandLine().getOut().println(Json.write(results));
    }
    return failures.stream()
        .mapToInt(failure -> ErrorReport.of(failure).exitCode())
        .min()
        .orElse(0);
  }

  private void complete(
      Inpainter inpainter, Path image, Hole hole, CompletionOptions options, ArrayNode results) {
    CompletionFiles completions = new CompletionFiles(out);
    completions.files(PictureNames.of(image), draws).forEach(force::require);
    Completion completion = complete(inpainter, image, hole, options);
    Folders.create(out);
    List<Path> files = completions.write(completion, PictureNames.of(image));
    if (completion.isCollapsed()) {
      warn(image);
    }
    if (json) {
      results.add(toJson(image, completion, files));
    } else {
      print(completion, files);
    }
  }

  /** Says which run it was, where the inpainter cannot know. */
  private Inpainter inpainter(TrainedGenerator trained) {
    try {
      return Inpainter.of(trained.task(), trained.latent(), trained.network());
    } catch (GanException e) {
      throw GanException.usage(e.problem(), run.path().toString(), e.remedy(), e)
          .withCode(e.code(), e.subject());
    }
  }

  private CompletionOptions options() {
    if (draws < 1) {
      throw new ParameterException(spec.commandLine(), "--draws must be at least 1, not " + draws);
    }
    if (seam < 0) {
      throw new ParameterException(spec.commandLine(), "--seam must be at least 0, not " + seam);
    }
    WindowSelection chosen =
        switch (fit) {
          case "resize" -> WindowSelection.RESIZE;
          case "crop" -> WindowSelection.CROP;
          case "tile" -> WindowSelection.TILE;
          default ->
              throw new ParameterException(
                  spec.commandLine(), "--fit must be resize, crop or tile, not " + fit);
        };
    return new CompletionOptions(chosen, draws, seam, seed);
  }

  /** Says which picture it was, where the inpainter cannot know. */
  private static Completion complete(
      Inpainter inpainter, Path image, Hole hole, CompletionOptions options) {
    Photograph picture = Photograph.read(image);
    try {
      return inpainter.complete(picture, hole, options);
    } catch (GanException e) {
      if (e.kind() == GanException.Kind.USAGE && e.where().equals("IMAGE")) {
        throw GanException.usage(e.problem(), image.toString(), e.remedy(), e)
            .withCode(e.code(), e.subject());
      }
      throw e;
    }
  }

  private void warn(Path image) {
    PrintWriter error = spec.commandLine().getErr();
    error.println(
        "warning: all completions of "
            + image
            + " are alike: the completions do not depend on the noise");
    error.flush();
  }

  private void print(Completion completion, List<Path> files) {
    PrintWriter output = spec.commandLine().getOut();
    files.forEach(output::println);
    if (completion.draws() > 1) {
      TextTable table = new TextTable();
      table.row("draws", String.valueOf(completion.draws()));
      table.row("filled pixels", String.valueOf(completion.filledPixels()));
      table.row("standard deviation, mean", levels(completion.meanDeviation()));
      table.row("standard deviation, greatest", levels(completion.greatestDeviation()));
      table.print(output);
    }
  }

  private static String levels(double number) {
    return Numbers.text(number) + " of 255 levels";
  }

  private static ObjectNode toJson(Path image, GanException failure) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("image", image.toString());
    object.put("error", failure.problem());
    return object;
  }

  private static ObjectNode toJson(Path image, Completion completion, List<Path> files) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("image", image.toString());
    ArrayNode written = object.putArray("files");
    files.forEach(file -> written.add(file.toString()));
    object.put("draws", completion.draws());
    object.put("filledPixels", completion.filledPixels());
    object.put("meanDeviation", completion.meanDeviation());
    object.put("greatestDeviation", completion.greatestDeviation());
    object.put("collapsed", completion.isCollapsed());
    return object;
  }
}
