package org.gan4j.experiment;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.jspecify.annotations.Nullable;

/** How long to train, and in what portions: exactly one of epochs and iterations is not null. */
public record TrainingOptions(
    @Option(value = "Samples in a batch", defaultValue = "64", min = 1, max = 1_000_000)
        int batchSize,
    @Option(value = "Passes over the data; 20 if neither epochs nor iterations is given", min = 1)
        @Nullable Integer epochs,
    @Option(value = "Passes of the schedule, instead of epochs", min = 1) @Nullable Long iterations,
    @Option(
            value =
                "Draw all classes of labelled data equally often, whatever their numbers of"
                    + " samples",
            defaultValue = "false")
        boolean classBalanced) {

  private static final int DEFAULT_EPOCHS = 20;

  /**
   * Fills in the default length.
   *
   * @throws IllegalArgumentException if both lengths are given
   */
  public TrainingOptions {
    Require.that(
        epochs == null || iterations == null, "epochs and iterations exclude each other: give one");
    if (epochs == null && iterations == null) {
      epochs = DEFAULT_EPOCHS;
    }
  }

  /** Classes are drawn as often as the data contain them. */
  public TrainingOptions(int batchSize, @Nullable Integer epochs, @Nullable Long iterations) {
    this(batchSize, epochs, iterations, false);
  }
}
