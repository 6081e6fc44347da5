package org.gan4j.api.training;

import java.nio.file.Path;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Writes a page for people about a run, from the files in its folder: gan-report contains the
 * implementation. The first one on the class path that {@link java.util.ServiceLoader} finds is
 * used, unless an application overrides the binding of {@code Optional<RunReport>} in its injector.
 * A training writes the page after evaluations and at its end, and goes on if that fails.
 * Implementations are thread-safe.
 */
@ThreadSafe
public interface RunReport {

  /**
   * Writes the page, over an earlier one. The run may be in training: the last line of its
   * metrics.jsonl may be a part then.
   *
   * @param run its folder
   * @return the written file
   * @throws org.gan4j.api.GanException of kind USAGE if it is not the folder of a run, of kind
   *     FAILURE if the page cannot be written
   */
  Path write(Path run);
}
