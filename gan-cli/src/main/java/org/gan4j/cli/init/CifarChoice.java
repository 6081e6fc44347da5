package org.gan4j.cli.init;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Chooses the settings of the datasets {@code cifar-10} and {@code cifar-100}. */
final class CifarChoice {
  private CifarChoice() {}

  /** The settings for a folder with files that are named as those of the binary versions. */
  static Optional<DataChoice> of(String folder, String name) {
    if (has(folder, "cifar-10-batches-bin", "data_batch_1.bin")) {
      return Optional.of(choice("cifar-10", folder, name));
    }
    return has(folder, "cifar-100-binary", "train.bin")
        ? Optional.of(choice("cifar-100", folder, name))
        : Optional.empty();
  }

  private static boolean has(String folder, String unpacked, String file) {
    return Files.isRegularFile(Path.of(folder, file))
        || Files.isRegularFile(Path.of(folder, unpacked, file));
  }

  private static DataChoice choice(String type, String folder, String name) {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("type", type).put("path", folder).put("flip", true);
    return new DataChoice(
        settings,
        name,
        List.of(new Reason("dataset.flip", "mirrored images of objects are as likely")));
  }
}
