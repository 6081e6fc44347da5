package org.gan4j.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.assembly.PreparedTraining;

/** Digits enlarged twofold, in two phases of few iterations. */
public final class SmallSuperResolution {
  private static final String JSON =
      """
      {
        "name": "small-super-resolution",
        "seed": 5,
        "dataset": { "type": "mnist-10k", "limit": 60 },
        "task": { "type": "super-resolution", "factor": 2, "adversarialWeight": 0.1 },
        "latent": { "type": "gaussian", "size": 0 },
        "generator": { "type": "sr-residual", "filters": 3, "blocks": 1, "kernel": 3 },
        "discriminator": { "type": "sr", "filters": 2, "stages": 1, "units": 4 },
        "schedule": { "type": "content-first", "iterations": 7, "generatorSteps": 2 },
        "training": { "batchSize": 4, "iterations": 12 },
        "evaluation": { "everySteps": 100000, "samples": 2 },
        "checkpoint": { "everySteps": 100000, "keepLast": 1 }
      }
      """;

  private SmallSuperResolution() {}

  /** Prepares the training. */
  public static PreparedTraining with(Path folder, String... overrides) {
    try {
      Path file = folder.resolve("small.json");
      Files.writeString(file, JSON);
      return TinyTraining.gan().assemble(TinyTraining.gan().read(file, List.of(overrides)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
