package org.gan4j.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --set} of commands that read an experiment. */
final class OverrideOptions {
  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Change a setting of the experiment, as --set training.epochs=1. Repeatable.")
  private List<String> overrides = new ArrayList<>();

  /** Each as {@code training.epochs=1}. */
  List<String> overrides() {
    return overrides;
  }
}
