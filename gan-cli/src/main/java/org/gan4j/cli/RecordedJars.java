package org.gan4j.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.checkpoint.SmallFile;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.configuration.JsonSyntaxException;
import org.jspecify.annotations.Nullable;

/** Which jar a run had a component from, by its {@code run.json}. */
final class RecordedJars {
  /** A checkpoint is in a folder of the run's folder. */
  private static final int MOST_LEVELS = 2;

  private RecordedJars() {}

  /**
   * The jar.
   *
   * @param file of the run: its experiment or a checkpoint
   * @param component kind and type, as in {@code loss hinge}
   * @return empty if the run's provenance does not say
   */
  static Optional<String> of(String file, String component) {
    try {
      Path folder = Path.of(file).toAbsolutePath().getParent();
      for (int i = 0; i < MOST_LEVELS && folder != null; i++) {
        Optional<String> jar = ofRun(folder, component);
        if (jar.isPresent()) {
          return jar;
        }
        folder = folder.getParent();
      }
      return Optional.empty();
    } catch (InvalidPathException | JsonSyntaxException | GanException e) {
      // The error about the component is more important than one about this.
      return Optional.empty();
    }
  }

  private static Optional<String> ofRun(@Nullable Path folder, String component) {
    if (folder == null) {
      return Optional.empty();
    }
    JsonNode run =
        Json.parse(SmallFile.read(folder.resolve("run.json"), Json.LONGEST).orElse("{}"));
    for (JsonNode jar : run.path("jars")) {
      for (JsonNode one : jar.path("components")) {
        if (one.asText().equals(component)) {
          return Optional.of(jar.path("file").asText());
        }
      }
    }
    return Optional.empty();
  }
}
