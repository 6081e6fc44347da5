package org.gan4j.experiment.plugin;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.experiment.registry.Origin;

/**
 * An installed plugin: a jar, or a folder of jars.
 *
 * @param path the jar or the folder
 * @param jars sorted by name; at least one
 */
record Plugin(Path path, List<Path> jars) {

  /** Copies the list. */
  Plugin {
    jars = List.copyOf(jars);
  }

  /** The file name of the jar or the folder. */
  String name() {
    return String.valueOf(path.getFileName());
  }

  /** The place as a whole. */
  Origin origin() {
    return new Origin(path, null);
  }
}
