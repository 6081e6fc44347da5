package org.gan4j.cli;

import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code --data} of commands that draw samples of a run over and over. */
final class HoleDataOption {
  @Option(
      names = "--data",
      paramLabel = "DATASET",
      description = {
        "Fill holes in samples of this dataset: its type, its settings as a JSON object, or an"
            + " experiment (its dataset is meant); the run's own if absent."
      })
  private @Nullable String data;

  boolean isGiven() {
    return data != null;
  }

  /** As {@link ConditionData#giveTo}. */
  void giveTo(Gan gan, TrainedGenerator generator, CommandLine command) {
    new ConditionData(gan, data).giveTo(generator, command, "inpainting");
  }
}
