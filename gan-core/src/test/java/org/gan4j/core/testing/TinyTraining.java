package org.gan4j.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.experiment.LocatedExperiment;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A real training that takes milliseconds, with everything in it that a resumed run could get
 * wrong: batch normalization, dropout, an optimizer with state, a learning-rate schedule, several
 * steps a player.
 */
public final class TinyTraining {
  private static final String JSON =
      """
      {
        "name": "tiny",
        "seed": 11,
        "dataset": { "type": "ring", "size": 500 },
        "latent": { "type": "gaussian", "size": 4 },
        "generator": { "type": "vanilla", "hidden": [16, 12] },
        "discriminator": { "type": "vanilla", "hidden": [16], "hiddenDropout": 0.3 },
        "schedule": { "type": "k-step", "discriminatorSteps": 2, "generatorSteps": 1 },
        "optimizers": {
          "generator": { "type": "adam", "learningRate": 0.001, "beta1": 0.5 },
          "discriminator": { "type": "rmsprop", "learningRate": 0.001 }
        },
        "training": { "batchSize": 16, "iterations": 100 },
        "evaluation": { "everySteps": 100000, "samples": 4 },
        "checkpoint": { "everySteps": 90, "keepLast": 10 }
      }
      """;

  private static final Gan GAN = Gan.create();

  private TinyTraining() {}

  /** The facade that all tests share. */
  public static Gan gan() {
    return GAN;
  }

  /** Prepares the training of the small experiment. */
  public static PreparedTraining with(Path folder, String... overrides) {
    return GAN.assemble(read(folder, overrides));
  }

  /** The parameters of a network, live. */
  public static INDArray parameters(PreparedTraining training, String network) {
    return training.setup().network(network).network().parameters().values();
  }

  private static LocatedExperiment read(Path folder, String... overrides) {
    try {
      Path file = folder.resolve("tiny.json");
      Files.writeString(file, JSON);
      return GAN.read(file, List.of(overrides));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
