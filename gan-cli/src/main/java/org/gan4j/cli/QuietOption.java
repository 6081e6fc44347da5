package org.gan4j.cli;

import picocli.CommandLine.Option;

/** {@code --quiet} of commands that train. */
final class QuietOption {
  @Option(
      names = {"-q", "--quiet"},
      description = "Show no progress, only results, warnings and errors.")
  private boolean quiet;

  /** Whether progress is not shown. */
  boolean isGiven() {
    return quiet;
  }
}
