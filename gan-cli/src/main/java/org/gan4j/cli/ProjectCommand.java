package org.gan4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gan4j.api.data.Dataset;
import org.gan4j.cli.latent.LatentSpaces;
import org.gan4j.cli.latent.ProjectionResult;
import org.gan4j.cli.latent.ProjectionTargets;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.output.Numbers;
import org.gan4j.cli.output.TextTable;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.Gan;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.latent.LatentSpace;
import org.gan4j.latent.projection.ProjectionOptions;
import org.gan4j.latent.projection.ProjectionOptions.ConditionSearch;
import org.gan4j.latent.projection.Projector;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan project}. */
@Command(
    name = "project",
    description = {
      "Find the latents with which a generator makes given pictures, and print where they are.",
      "NAME.png shows a picture and its reconstruction; NAME.json is the latent, which 'gan sample"
          + " --latent', 'gan interpolate --from' and 'gan arithmetic' take."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan project runs/mnist seven.png",
      "  gan project runs/mnist-dcgan seven.png --class 7",
      "  gan project runs/mnist --samples 100             samples of its own",
      "  gan project runs/mnist --data mnist-10k --count 50"
    })
final class ProjectCommand implements Runnable {
  private final Terminals terminals;
  private final Supplier<Gan> gan;

  @Spec private CommandSpec spec;

  @Mixin private final RunParameter run = new RunParameter();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "IMAGE",
      description = "Pictures, of which the middle is taken: PNG, JPEG, WebP, BMP or GIF.")
  private List<Path> images = new ArrayList<>();

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Project so many samples of the generator itself, in place of pictures.")
  private @Nullable Integer samples;

  @Option(
      names = "--data",
      paramLabel = "DATASET",
      description = {
        "Project samples of this dataset, in place of pictures: its type, its settings as a JSON"
            + " object, or an experiment (its dataset is meant)."
      })
  private @Nullable String data;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "64",
      description = "Samples of the dataset; default: ${DEFAULT-VALUE}.")
  private int count;

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "The class of all pictures, if the generator takes classes; found if absent.")
  private @Nullable String className;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "500",
      description = "Steps of each search; default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "8",
      description = {
        "Random latents that a search begins with; default: ${DEFAULT-VALUE}. The best two go on"
            + " after a fifth of the steps."
      })
  private int starts;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "0.1",
      description = {
        "Learning rate, in standard deviations of the latent; default: ${DEFAULT-VALUE}."
      })
  private double rate;

  @Option(
      names = "--feature-weight",
      paramLabel = "W",
      defaultValue = "0.1",
      description = {
        "Factor of the error in the discriminator's features, beside that of the pixels; default:"
            + " ${DEFAULT-VALUE}."
      })
  private double featureWeight;

  @Option(
      names = "--condition",
      paramLabel = "WHAT",
      defaultValue = "continuous",
      description = {
        "What is optimized of the generator's condition: continuous (all but classes), all, or fixed"
            + " (nothing); default: ${DEFAULT-VALUE}."
      })
  private String condition;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed gives the same latents; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "projected",
      description = "The folder to write to; default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(names = "--json", description = "Print the ratios as JSON.")
  private boolean json;

  @Mixin private final ForceOption force = new ForceOption();

  @Mixin private final WeightsOption weights = new WeightsOption();

  ProjectCommand(Terminals terminals, Supplier<Gan> gan) {
    this.terminals = terminals;
    this.gan = gan;
  }

  @Override
  public void run() {
    int sources = (images.isEmpty() ? 0 : 1) + (samples == null ? 0 : 1) + (data == null ? 0 : 1);
    require(sources == 1, "give pictures, or --samples, or --data");
    require(samples == null || samples >= 1, "--samples must be at least 1, not " + samples);
    require(count >= 1, "--count must be at least 1, not " + count);
    require(steps >= 1, "--steps must be at least 1, not " + steps);
    require(starts >= 1, "--starts must be at least 1, not " + starts);
    require(rate > 0, "--rate must be above 0, not " + rate);
    require(featureWeight >= 0, "--feature-weight must be at least 0, not " + featureWeight);
    ProjectionOptions options =
        new ProjectionOptions(steps, starts, rate, featureWeight, search(), seed);
    Destination.requireFolder(out);
    PictureNames.requireDifferent(images, "project them one after the other, with another --out");
    try (TrainedGenerator generator = gan.get().open(run.path(), weights.weights())) {
      LatentSpaces.requireImages(generator);
      LatentSpace space = LatentSpaces.of(generator);
      Integer label = className == null ? null : generator.label(className);
      try (ProjectionTargets targets = targets(generator)) {
        boolean together = images.isEmpty();
        requireFree(targets, together);
        ProjectionResult result = project(generator, space, targets, options, label);
        List<Path> files = result.write(space, out, together);
        print(result, files);
      }
    }
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private ConditionSearch search() {
    return switch (condition) {
      case "continuous" -> ConditionSearch.CONTINUOUS;
      case "all" -> ConditionSearch.ALL;
      case "fixed" -> ConditionSearch.FIXED;
      default ->
          throw new ParameterException(
              spec.commandLine(), "--condition must be continuous, all or fixed, not " + condition);
    };
  }

  private ProjectionTargets targets(TrainedGenerator generator) {
    if (samples != null) {
      return ProjectionTargets.ofGenerator(generator, SampleRequest.of(samples, seed));
    }
    if (data != null) {
      try (Dataset dataset = gan.get().dataset(data, generator.experiment().seed())) {
        PrintWriter error = spec.commandLine().getErr();
        Warnings.fewer("--count", count, dataset.size(), error);
        return ProjectionTargets.ofDataset(dataset, count, seed, generator);
      }
    }
    return ProjectionTargets.ofPictures(
        images, images.stream().map(PictureNames::of).toList(), generator);
  }

  private void requireFree(ProjectionTargets targets, boolean together) {
    if (together) {
      force.require(ProjectionResult.overview(out));
    }
    for (String name : targets.names()) {
      List<Path> files = ProjectionResult.files(out, name);
      files.subList(together ? 1 : 0, files.size()).forEach(force::require);
    }
  }

  private ProjectionResult project(
      TrainedGenerator generator,
      LatentSpace space,
      ProjectionTargets targets,
      ProjectionOptions options,
      @Nullable Integer label) {
    Projector projector = new Projector(space, generator.representation().orElse(null), options);
    int total = targets.names().size();
    try (CountDisplay display =
        terminals.error() && !json
            ? CountDisplay.bar("projecting", "samples", total)
            : CountDisplay.silent()) {
      return new ProjectionResult(
          targets, projector.project(targets.samples(), label, display::at));
    }
  }

  private void print(ProjectionResult result, List<Path> files) {
    PrintWriter output = spec.commandLine().getOut();
    if (json) {
      output.println(Json.write(result.toJson()));
      return;
    }
    files.forEach(output::println);
    TextTable table = new TextTable();
    if (result.projections().size() <= 10) {
      for (int i = 0; i < result.projections().size(); i++) {
        table.row(
            result.targets().names().get(i),
            Numbers.text(result.projections().get(i).psnr()) + " dB");
      }
    } else {
      table.row("samples", String.valueOf(result.projections().size()));
      table.row("mean", Numbers.text(result.meanPsnr()) + " dB");
      table.row(
          "at least " + Math.round(ProjectionResult.FOUND) + " dB", String.valueOf(result.found()));
    }
    table.print(output);
  }
}
