package org.gan4j.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.experiment.Component;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.training.LearningNetwork;

/** Warnings, such as how many broken images a dataset skips; each is printed once. */
final class Warnings {
  private final Supplier<List<String>> source;
  private final PrintWriter writer;
  private final Set<String> printed = new HashSet<>();

  private Warnings(Supplier<List<String>> source, PrintWriter writer) {
    this.source = source;
    this.writer = writer;
  }

  /** Those of a dataset. */
  static Warnings of(Dataset dataset, PrintWriter writer) {
    return new Warnings(dataset::warnings, writer);
  }

  /** Those of a training: of its data and of its batches. */
  static Warnings of(PreparedTraining training, PrintWriter writer) {
    return new Warnings(() -> all(training), writer);
  }

  /** Says so if an option asks for more samples than there are. */
  static void fewer(String option, long asked, int available, PrintWriter writer) {
    if (asked > available) {
      writer.printf(
          Locale.ROOT,
          "warning: %s asks for %,d samples, and there are %,d%n",
          option,
          asked,
          available);
      writer.flush();
    }
  }

  /** Prints those that are new. */
  void print() {
    for (String warning : source.get()) {
      if (printed.add(warning)) {
        writer.println("warning: " + warning);
      }
    }
    writer.flush();
  }

  private static List<String> all(PreparedTraining training) {
    List<String> warnings = new ArrayList<>(training.dataset().warnings());
    warnings.addAll(channels(training.task().generated()));
    warnings.addAll(regularizers(training));
    if (training.experiment().training().batchSize() == 1) {
      for (LearningNetwork network : training.setup().networks()) {
        if (normalizesBatches(network)) {
          warnings.add(
              String.format(
                  Locale.ROOT,
                  "the %s normalizes over the batch, and one sample has no spread: choose a"
                      + " training.batchSize of 2 or more, or no batch normalization",
                  network.name()));
        }
      }
    }
    return warnings;
  }

  private static List<String> regularizers(PreparedTraining training) {
    List<String> warnings = new ArrayList<>();
    List<Component> chosen = training.experiment().regularizers();
    for (int i = 0; i < chosen.size(); i++) {
      String where = "regularizers[" + i + "], " + chosen.get(i).type() + ": ";
      training
          .setup()
          .regularizers()
          .get(i)
          .warnings(training.setup().loss())
          .forEach(warning -> warnings.add(where + warning));
    }
    return warnings;
  }

  private static List<String> channels(SampleShape shape) {
    if (!shape.isImage() || shape.channels() == 1 || shape.channels() == 3) {
      return List.of();
    }
    String many = String.format(Locale.ROOT, "the images have %d channels: ", shape.channels());
    return List.of(
        many
            + (ImageGrid.isDrawable(shape.channels())
                ? "pictures of samples show them as red, green, blue and alpha"
                : "they cannot be drawn, and samples are written as CSV"));
  }

  /** Running statistics are those of batches. */
  private static boolean normalizesBatches(LearningNetwork network) {
    return network.network().parameters().named().stream()
        .anyMatch(parameter -> parameter.role() == Role.STATISTIC);
  }
}
