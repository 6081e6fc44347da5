package org.gan4j.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Absolute paths of the driver, which are the same on all machines.
 *
 * @param plugins folders and jars of plugins
 * @param workingDirectory what relative paths of data are relative to
 */
@ThreadSafe
record Places(ArrayList<String> plugins, String workingDirectory) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Those of this process. */
  static Places here(List<Path> plugins) {
    ArrayList<String> absolute = new ArrayList<>();
    plugins.forEach(plugin -> absolute.add(plugin.toAbsolutePath().toString()));
    return new Places(absolute, Path.of("").toAbsolutePath().toString());
  }
}
