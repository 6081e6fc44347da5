package org.gan4j.cli;

import org.gan4j.core.trained.TrainedGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --truncation} of the commands that draw latents. */
final class TruncationOption {
  @Option(
      names = "--truncation",
      paramLabel = "PSI",
      description = {
        "Less variety, and samples that are more typical: the factor by which the styles of a generator"
            + " are moved away from their mean, in [0, 1]; for other generators, numbers of a gaussian"
            + " latent beyond this many standard deviations are drawn again."
      })
  private @Nullable Double psi;

  boolean isGiven() {
    return psi != null;
  }

  /** Truncates what the generator draws, if this was asked for. */
  void giveTo(TrainedGenerator generator) {
    if (psi != null) {
      generator.truncate(psi);
    }
  }
}
