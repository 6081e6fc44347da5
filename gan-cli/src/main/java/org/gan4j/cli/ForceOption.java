package org.gan4j.cli;

import java.nio.file.Path;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.output.Replacement;
import picocli.CommandLine.Option;

/** {@code --force}, of commands that write files which {@code --out} names. */
final class ForceOption {
  @Option(
      names = "--force",
      description =
          "Replace files also if GAN4J did not write them; earlier results are replaced anyway.")
  private boolean forced;

  /** Refuses to replace a file that is no earlier result. */
  void require(Path out) {
    if (!Destination.isStandardOutput(out)) {
      Replacement.require(out, forced);
    }
  }
}
