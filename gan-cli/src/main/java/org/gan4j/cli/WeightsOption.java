package org.gan4j.cli;

import org.gan4j.core.trained.Weights;
import picocli.CommandLine.Option;

/** {@code --raw} of commands that use a trained generator. */
final class WeightsOption {
  @Option(
      names = "--raw",
      description =
          "Use the parameters of the generator itself, if the run also has their average.")
  private boolean raw;

  /** The choice of parameters. */
  Weights weights() {
    return raw ? Weights.RAW : Weights.AVERAGED;
  }
}
