package org.gan4j.cli;

import org.gan4j.api.GanException;
import org.gan4j.api.data.Dataset;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The data that a generator's conditions are drawn from, as the images whose holes are filled.
 *
 * @param gan opens them
 * @param named with {@code --data}; null for those of the run
 */
record ConditionData(Gan gan, @Nullable String named) {

  /**
   * Gives a generator the data that it needs.
   *
   * @param command which has the option
   * @param purpose what the option is for, in the message that this run needs no data
   * @throws ParameterException if data are named and not needed
   * @throws GanException if they cannot be opened, or have another shape
   */
  void giveTo(TrainedGenerator generator, CommandLine command, String purpose) {
    if (!generator.needsData()) {
      if (named != null) {
        throw new ParameterException(
            command, "--data is for " + purpose + "; samples of this run need no data");
      }
      return;
    }
    try {
      generator.useData(open(generator));
    } catch (GanException e) {
      if (named != null || e.kind() != GanException.Kind.USAGE) {
        throw e;
      }
      throw GanException.usage(
              e.problem(),
              e.where(),
              "this generator is shown samples of its data: if they have moved, name them with --data",
              e)
          .withCode(e.code(), e.subject());
    }
  }

  /** Opens them. */
  Dataset open(TrainedGenerator generator) {
    return named == null
        ? gan.dataset(generator.experiment())
        : gan.dataset(named, generator.experiment().seed());
  }
}
