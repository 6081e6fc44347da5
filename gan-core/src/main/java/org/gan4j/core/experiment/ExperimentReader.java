package org.gan4j.core.experiment;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.registry.Registry;

/** Reads experiments, and says everything that is wrong with them. Immutable and thread-safe. */
public final class ExperimentReader {

  /** Reads experiments that use these components. */
  public ExperimentReader(Registry registry) {}

  /**
   * Reads a file.
   *
   * @param overrides as {@code training.epochs=1}, applied in their order
   * @throws ExperimentException with all that is wrong
   * @throws org.gan4j.api.GanException of kind USAGE if the file cannot be read
   */
  public Experiment read(Path file, List<String> overrides) {
    return locate(file, overrides).experiment();
  }

  /**
   * Reads a text.
   *
   * @param sourceName what problems call it, such as a file name
   * @param overrides as {@code training.epochs=1}, applied in their order
   * @throws ExperimentException with all that is wrong
   */
  public Experiment read(String json, String sourceName, List<String> overrides) {
    return locate(json, sourceName, overrides).experiment();
  }

  /** {@link #read(Path, List)} that keeps the lines and columns. */
  public LocatedExperiment locate(Path file, List<String> overrides) {
    throw new UnsupportedOperationException();
  }

  /** {@link #read(String, String, List)} that keeps the lines and columns. */
  public LocatedExperiment locate(String json, String sourceName, List<String> overrides) {
    throw new UnsupportedOperationException();
  }
}
