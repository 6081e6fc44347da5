package org.gan4j.evaluation.features;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.AtomicFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of learned networks, each in a file that is named by the hash of its settings and data.
 * Programs may share it: a network appears when it is complete, and two that learn the same one
 * write the same file.
 */
@ThreadSafe
final class NetworkCache {
  private static final Logger LOGGER = LoggerFactory.getLogger(NetworkCache.class);
  private static final int SHORT = 32;

  private final Path folder;

  NetworkCache(Path folder) {
    this.folder = folder;
  }

  /**
   * The network of this key, which is learned if it is missing or damaged.
   *
   * @param key 64 hexadecimal digits
   * @param learn what it throws leaves nothing in the folder
   */
  LearnedNetwork get(String type, String key, Supplier<LearnedNetwork> learn) {
    Path file = folder.resolve(type + "-" + key.substring(0, SHORT) + ".network");
    Optional<LearnedNetwork> kept = read(file, key);
    if (kept.isPresent()) {
      LOGGER.debug("{} features from {}", type, file);
      return kept.get();
    }
    LearnedNetwork learned = learn.get();
    write(file, new NetworkFile.Contents(key, learned));
    return learned;
  }

  private static Optional<LearnedNetwork> read(Path file, String key) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(file)) {
      NetworkFile.Contents contents = NetworkFile.decode(stream);
      if (contents.key().equals(key)) {
        return Optional.of(contents.network());
      }
      LOGGER.warn("{} is the network of other data or settings: it is learned anew", file);
    } catch (IOException e) {
      LOGGER.warn("{} is damaged, and is learned anew: {}", file, e.getMessage());
    }
    return Optional.empty();
  }

  private void write(Path file, NetworkFile.Contents contents) {
    try {
      Files.createDirectories(folder);
      // A name of its own, since another program may be writing the same network.
      Path unfinished = Files.createTempFile(folder, ".network", ".part");
      try {
        Files.write(unfinished, NetworkFile.encode(contents));
        AtomicFile.move(unfinished, file);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      LOGGER.warn("{} cannot be written, the next run learns again: {}", file, e.toString());
    }
  }
}
