package org.gan4j.cli.init;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Chooses the settings of the dataset {@code idx}. */
final class IdxChoice {
  private static final String COMPRESSED = ".gz";
  private static final String MNIST_IMAGES = "train-images-idx3-ubyte";
  private static final int GZIP = 0x1F;

  private IdxChoice() {}

  /** Whether a file begins as IDX files do, compressed or not. */
  static boolean isIdx(Path file) throws IOException {
    try (InputStream stored = Files.newInputStream(file)) {
      byte[] beginning = stored.readNBytes(3);
      if (beginning.length == 3 && beginning[0] == GZIP) {
        try (InputStream content = new GZIPInputStream(Files.newInputStream(file))) {
          beginning = content.readNBytes(3);
        }
      }
      return beginning.length == 3 && beginning[0] == 0 && beginning[1] == 0 && beginning[2] >= 8;
    }
  }

  /** The training images in a folder with files that are named as those of MNIST. */
  static Optional<String> imagesIn(String folder) {
    return List.of(MNIST_IMAGES, MNIST_IMAGES.replace("-idx", ".idx")).stream()
        .flatMap(name -> List.of(name + COMPRESSED, name).stream())
        .filter(name -> Files.isRegularFile(Path.of(folder, name)))
        .map(name -> Path.of(folder, name).toString())
        .findFirst();
  }

  /**
   * The settings for a file and, if they lie beside it, its labels.
   *
   * @param path as it is to stand in the experiment
   */
  static DataChoice of(String path, String name) {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("type", "idx").put("images", path);
    Optional<String> labels = labels(path);
    labels.ifPresent(file -> settings.put("labels", file));
    return new DataChoice(
        settings,
        name,
        List.of(
            new Reason(
                "dataset.labels",
                labels.isPresent()
                    ? "the file of labels that is named like the images"
                    : "none: no file beside the images is named like them with 'labels'")));
  }

  /** As train-labels-idx1-ubyte beside train-images-idx3-ubyte. */
  private static Optional<String> labels(String path) {
    Path images = Path.of(path);
    String name = String.valueOf(images.getFileName());
    String plain =
        name.toLowerCase(Locale.ROOT).endsWith(COMPRESSED)
            ? name.substring(0, name.length() - COMPRESSED.length())
            : name;
    Set<String> candidates = new LinkedHashSet<>();
    for (String word : List.of("images", "samples")) {
      String labels = plain.replace(word, "labels").replaceFirst("idx[234]", "idx1");
      candidates.add(labels);
      candidates.add(labels + COMPRESSED);
    }
    candidates.remove(plain);
    candidates.remove(plain + COMPRESSED);
    return candidates.stream()
        .filter(candidate -> candidate.contains("labels"))
        .map(candidate -> images.resolveSibling(candidate))
        .filter(Files::isRegularFile)
        .map(Path::toString)
        .findFirst();
  }
}
