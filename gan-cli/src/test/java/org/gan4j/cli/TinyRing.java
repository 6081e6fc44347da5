package org.gan4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real experiment that trains in a second, with everything that a resumed run could get wrong.
 */
final class TinyRing {
  private static final String JSON =
      """
      {
        "name": "tiny",
        "seed": 5,
        "dataset": { "type": "ring", "size": 400 },
        "latent": { "type": "gaussian", "size": 4 },
        "generator": { "type": "vanilla", "hidden": [12, 8] },
        "discriminator": { "type": "vanilla", "hidden": [12], "hiddenDropout": 0.2 },
        "schedule": { "type": "k-step", "discriminatorSteps": 2, "generatorSteps": 1 },
        "training": { "batchSize": 16, "iterations": 40 },
        "evaluation": {
          "everySteps": 60,
          "samples": 9,
          "metrics": [{ "type": "mode-coverage", "samples": 100 }]
        },
        "checkpoint": { "everySteps": 30, "keepLast": 3 }
      }
      """;

  private TinyRing() {}

  /** Writes it with some texts replaced, each followed by what takes its place. */
  static Path in(Path folder, String... replacements) {
    String json = JSON;
    for (int i = 0; i < replacements.length; i += 2) {
      if (!json.contains(replacements[i])) {
        throw new IllegalArgumentException("nothing to replace: " + replacements[i]);
      }
      json = json.replace(replacements[i], replacements[i + 1]);
    }
    return write(folder.resolve("tiny.json"), json);
  }

  private static Path write(Path file, String json) {
    try {
      return Files.writeString(file, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
