package org.gan4j.cli.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.io.PathText;
import org.jspecify.annotations.Nullable;

/**
 * What is judged: a trained generator, or samples.
 *
 * @param text as it was given
 * @param run the folder of a run, or a checkpoint; null for samples
 */
public record Subject(String text, @Nullable Path run) {
  /** Samples of other programs, which no dataset reads. */
  private static final Pattern OTHER_SAMPLES =
      Pattern.compile("(?i).*\\.(parquet|pt|zip|png|jpe?g|webp|gif|bmp)");

  /**
   * Tells which of them is meant.
   *
   * @throws GanException of kind USAGE if there is no such file or folder, or it is a file of
   *     samples that cannot be read
   */
  public static Subject of(String text) {
    if (isDataset(text)) {
      return new Subject(text, null);
    }
    Path path = PathText.resolve(Path.of(""), text, "RUN");
    if (!Files.exists(path)) {
      throw GanException.usage(
          "there is no such file or folder",
          text,
          PathText.advice(
              path,
              "give the folder of a run, a checkpoint, a .csv, .npy or IDX file, a folder of"
                  + " pictures, or a dataset as JSON"));
    }
    boolean samples =
        Files.isDirectory(path)
            ? !Files.isDirectory(path.resolve("checkpoints"))
                && !Files.exists(path.resolve("run.json"))
            : isIdx(text) || isTable(text) || isArrays(text);
    if (!samples && Files.isRegularFile(path) && OTHER_SAMPLES.matcher(text).matches()) {
      throw GanException.usage(
          "samples are not read from such a file",
          text,
          "give them as a .csv, .npy or IDX file, as a folder of pictures, or as a dataset, such as"
              + " {\"type\": \"parquet\", \"path\": \"FILE\"}");
    }
    return new Subject(text, samples ? null : path);
  }

  /** Whether it is the folder of a run. */
  public boolean isRunFolder() {
    return run != null && Files.isDirectory(run);
  }

  /** The folder of pictures that is judged; null if it is something else. */
  public @Nullable Path pictures() {
    boolean file = isDataset(text) || isTable(text) || isArrays(text) || isIdx(text);
    return run == null && !file ? Path.of(text) : null;
  }

  /**
   * The dataset that reads samples: that of the experiment, or one for the kind of file.
   *
   * @param compared gives the shape of what they are compared with, which pictures of a folder are
   *     brought to
   * @throws GanException of kind USAGE if pictures cannot be prepared for the shape
   */
  public String dataset(Supplier<SampleShape> compared) {
    if (isDataset(text)) {
      return text;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    if (isTable(text)) {
      return object.put("type", "csv").put("path", text).toString();
    }
    if (isArrays(text)) {
      return object.put("type", "npy").put("images", text).toString();
    }
    if (isIdx(text)) {
      return object.put("type", "idx").put("images", text).toString();
    }
    SampleShape shape = compared.get();
    List<Integer> sizes = shape.dimensions();
    if (shape.isImage() && shape.channels() != 2 && shape.channels() < 4) {
      object.put("type", "image-folder").put("path", text).put("channels", sizes.get(0));
      return object.put("height", sizes.get(1)).put("width", sizes.get(2)).toString();
    }
    throw GanException.usage(
        "a folder of pictures is compared with pictures of 1 or 3 channels, and the real samples are "
            + (shape.isImage() ? shape : "vectors of " + shape),
        text,
        "give the samples as an IDX file, or as the settings of a dataset");
  }

  /**
   * The real samples that an option names: settings of a dataset, the type of one, or a file or
   * folder of samples.
   *
   * @param text as it was given
   * @param shape gives that of the samples to compare with
   * @throws GanException of kind USAGE if it is a file of samples that cannot be read
   */
  public static String reals(String text, Supplier<SampleShape> shape) {
    if (isDataset(text) || !isPath(text)) {
      return text;
    }
    Subject subject = of(text);
    if (subject.run() != null) {
      throw GanException.usage(
          "real samples are no run",
          text,
          "give a .csv, .npy or IDX file, a folder of pictures, or a dataset as JSON");
    }
    return subject.dataset(shape);
  }

  /** Whether it is meant as a file or folder: the type of a dataset has none of these signs. */
  private static boolean isPath(String text) {
    return text.contains("/") || text.contains("\\") || text.contains(".");
  }

  private static boolean isDataset(String text) {
    return text.stripLeading().startsWith("{");
  }

  private static boolean isTable(String name) {
    return name.matches("(?i).*\\.(csv|tsv)(\\.gz)?");
  }

  private static boolean isArrays(String name) {
    return name.matches("(?i).*\\.np[yz]");
  }

  private static boolean isIdx(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".gz") || lower.contains(".idx") || lower.contains("-ubyte");
  }
}
