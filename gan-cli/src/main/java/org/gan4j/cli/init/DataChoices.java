package org.gan4j.cli.init;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.FileProblem;
import org.gan4j.api.io.PathText;
import org.gan4j.core.Gan;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.configuration.Nearest;
import org.gan4j.experiment.registry.Kind;

/** Finds the dataset that reads the data that a user names. */
@ThreadSafe
public final class DataChoices {
  private static final String TYPES = "'gan components dataset' lists the types of datasets";

  private final Gan gan;

  /** With the datasets of a framework. */
  public DataChoices(Gan gan) {
    this.gan = gan;
  }

  /**
   * Chooses a dataset and its settings.
   *
   * @param data a type of dataset, the settings of one as a JSON object, a folder of images or of
   *     MNIST's or CIFAR's files, a table, an array, or an IDX file; a type comes before a path
   * @throws org.gan4j.experiment.ExperimentException with all that is wrong with settings
   * @throws GanException of kind USAGE if there are no such data, or no dataset reads them
   */
  public DataChoice of(String data) {
    if (data.stripLeading().startsWith("{")) {
      String type = gan.component(Kind.DATASET, data).type();
      return new DataChoice((ObjectNode) Json.parse(data), type, List.of());
    }
    if (gan.registry().find(Kind.DATASET, data).isPresent()) {
      return new DataChoice(
          JsonNodeFactory.instance.objectNode().put("type", data), data, List.of());
    }
    return ofPath(data);
  }

  private DataChoice ofPath(String data) {
    Path path = PathText.resolve(Path.of(""), data, "DATA");
    String name = name(path);
    if (Files.isDirectory(path)) {
      Optional<DataChoice> cifar = CifarChoice.of(data, name);
      if (cifar.isPresent()) {
        return cifar.get();
      }
      Optional<String> images = IdxChoice.imagesIn(data);
      return images.isPresent()
          ? IdxChoice.of(images.get(), name)
          : ImageFolderChoice.of(gan, data, name);
    }
    if (!Files.exists(path)) {
      throw missing(data, path);
    }
    if (CsvChoice.isTable(path)) {
      return CsvChoice.of(gan, data, name);
    }
    if (NpyChoice.isArrays(path)) {
      return NpyChoice.of(data, name);
    }
    if (!isIdx(path)) {
      throw unreadable(path);
    }
    return IdxChoice.of(data, name.replaceFirst("(\\.idx)?(\\.gz)?$", ""));
  }

  private static String name(Path path) {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  private GanException missing(String data, Path path) {
    String advice =
        Nearest.to(data, gan.registry().types(Kind.DATASET))
            .map(type -> "did you mean " + type + "? ")
            .orElse("");
    return GanException.usage(
        "there is no folder, file or type of dataset of this name",
        data,
        PathText.advice(path, advice + "check the path; " + TYPES));
  }

  private static boolean isIdx(Path path) {
    try {
      return Files.isRegularFile(path) && IdxChoice.isIdx(path);
    } catch (IOException e) {
      throw GanException.usage(
          "the file cannot be read: " + FileProblem.reason(e),
          path.toString(),
          "check the permissions, and that the file is whole",
          e);
    }
  }

  private static GanException unreadable(Path path) {
    String name = name(path).toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return GanException.usage(
          "an experiment is written for data, and this is a JSON file",
          path.toString(),
          "train an experiment with 'gan train', or name a folder of images, an IDX file or a type"
              + " of dataset");
    }
    if (name.endsWith(".parquet")) {
      return GanException.usage(
          "a Parquet file may have a table or images",
          path.toString(),
          "save a table as a CSV file; name images as {\"type\": \"parquet\", \"path\": \"FILE\","
              + " \"label\": \"label\"}");
    }
    return GanException.usage(
        "the file is no table, array or IDX file",
        path.toString(),
        "name a folder of images, a .csv, .npy or IDX file, or a type of dataset; " + TYPES);
  }
}
