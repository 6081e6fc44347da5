package org.gan4j.experiment.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * GAN4J's own modules with what each contains, so that an error can name the module that is not on
 * the class path. The resource {@code known-modules.txt} has a line for each module and kind.
 */
final class KnownModules {
  private KnownModules() {}

  /** The module of GAN4J that has a component of this kind and type. */
  static Optional<String> of(Kind kind, String type) {
    try (InputStream stream = KnownModules.class.getResourceAsStream("known-modules.txt")) {
      if (stream == null) {
        return Optional.empty();
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> Arrays.asList(line.split(" ", -1)))
          .filter(words -> words.size() > 2 && words.get(1).equals(kind.slot()))
          .filter(words -> words.subList(2, words.size()).contains(type))
          .map(words -> words.get(0))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
