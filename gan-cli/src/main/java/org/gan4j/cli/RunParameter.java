package org.gan4j.cli;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** {@code RUN}, the first parameter of commands that use trained networks. */
final class RunParameter {
  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "The folder of a run (its best checkpoint, or else its last), or a checkpoint.")
  private Path path;

  /** The run's folder, or the checkpoint. */
  Path path() {
    return path;
  }
}
