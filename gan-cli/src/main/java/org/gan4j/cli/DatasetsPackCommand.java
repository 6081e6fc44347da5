package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.cli.output.Folders;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.Gan;
import org.gan4j.datasets.images.FolderImages;
import org.gan4j.datasets.parquet.ParquetImageWriter;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PngFile;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan datasets pack}. */
@Command(
    name = "pack",
    description = {
      "Write the images of a dataset into one Parquet file, with the columns of Hugging Face's"
          + " datasets, and print the settings of a dataset that reads it.",
      "One file is easier to copy to other machines than a million files."
    },
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  gan datasets pack photos --out photos.parquet",
      "  gan datasets pack birds --labels folders --out birds.parquet",
      "  gan datasets pack '{\"type\": \"image-folder\", \"path\": \"photos\", \"size\": 64}' --out small.parquet"
    })
final class DatasetsPackCommand implements Runnable {
  private final Terminals terminals;
  private final Supplier<Gan> gan;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "DATASET",
      description =
          "A folder of images, whose files are stored as they are; or the type of a dataset, its"
              + " settings as a JSON object, or an experiment, whose samples are stored as PNG.")
  private String dataset;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write; its name ends in .parquet.")
  private Path out;

  @Option(
      names = "--labels",
      paramLabel = "WHICH",
      defaultValue = "none",
      description =
          "Of a folder: none, or folders: each folder at the top is a class; default:"
              + " ${DEFAULT-VALUE}.")
  private String labels;

  @Mixin private final ForceOption force = new ForceOption();

  @Option(names = "--json", hidden = true, description = "The result is JSON in any case.")
  @SuppressWarnings("UnusedVariable") // accepted as by all commands with a result
  private boolean json;

  DatasetsPackCommand(Terminals terminals, Supplier<Gan> gan) {
    this.terminals = terminals;
    this.gan = gan;
  }

  @Override
  public void run() {
    if (!out.toString().endsWith(".parquet")) {
      throw new ParameterException(
          spec.commandLine(), "--out must end in .parquet, as packed.parquet, not " + out);
    }
    if (!labels.equals("none") && !labels.equals("folders")) {
      throw new ParameterException(
          spec.commandLine(), "--labels must be none or folders, not " + labels);
    }
    force.require(out);
    ObjectNode settings =
        JsonNodeFactory.instance.objectNode().put("type", "parquet").put("path", out.toString());
    boolean labelled = Files.isDirectory(Path.of(dataset)) ? packFolder() : packSamples(settings);
    if (labelled) {
      settings.put("label", "label");
    }
    spec.commandLine().getOut().println(Json.write(settings));
  }

  /** Whether the images have labels. */
  private boolean packFolder() {
    FolderImages folder = FolderImages.of(Path.of(dataset), labels.equals("folders"));
    folder.omissions().forEach(omission -> spec.commandLine().getErr().println(omission));
    Folders.createFor(out);
    try (CountDisplay display = display(folder.size())) {
      ParquetImageWriter.write(folder, out, display::at);
    }
    return !folder.classes().isEmpty();
  }

  private boolean packSamples(ObjectNode settings) {
    if (labels.equals("folders")) {
      throw new ParameterException(
          spec.commandLine(), "--labels is for a folder of images; a dataset has its own labels");
    }
    try (Dataset samples = gan.get().dataset(dataset, 1)) {
      SampleShape shape = samples.shape();
      if (!shape.isImage() || (shape.channels() != 1 && shape.channels() != 3)) {
        throw GanException.usage(
            "samples of " + shape + " numbers are no pictures",
            dataset,
            "name a dataset of images with 1 or 3 channels");
      }
      Folders.createFor(out);
      try (CountDisplay display = display(samples.size());
          ParquetImageWriter writer =
              ParquetImageWriter.create(out, samples.size(), samples.classes())) {
        for (int i = 0; i < samples.size(); i++) {
          byte[] png = PngFile.bytes(picture(samples, i));
          String name = String.format(Locale.ROOT, "%07d.png", i);
          if (samples.classes().isEmpty()) {
            writer.write(png, name);
          } else {
            writer.write(png, name, samples.label(i));
          }
          display.at(i + 1);
        }
      }
      settings.put("height", shape.height()).put("width", shape.width());
      settings.put("channels", shape.channels());
      return !samples.classes().isEmpty();
    }
  }

  private static BufferedImage picture(Dataset samples, int index) {
    SampleShape shape = samples.shape();
    float[] numbers = new float[shape.length()];
    samples.read(new int[] {index}, RandomKey.ofSeed(0), FloatBuffer.wrap(numbers));
    try (INDArray image =
        Nd4j.create(
            numbers, new long[] {1, shape.channels(), shape.height(), shape.width()}, 'c')) {
      return ImageGrid.singles(image).get(0);
    }
  }

  private CountDisplay display(int count) {
    return terminals.error() ? CountDisplay.bar("packing", "images", count) : CountDisplay.silent();
  }
}
