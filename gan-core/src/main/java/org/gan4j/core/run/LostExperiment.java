package org.gan4j.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.checkpoint.SmallFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a run's experiment.json back from its newest checkpoint, which contains it, too. */
@ThreadSafe
public final class LostExperiment {
  private static final Logger LOGGER = LoggerFactory.getLogger(LostExperiment.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> REQUIRED = List.of("dataset", "generator", "discriminator");

  /** In bytes; far more than an experiment has. */
  private static final long LARGEST = 1 << 24;

  private LostExperiment() {}

  /**
   * Writes experiment.json anew if it is missing, or is no experiment, and the run has a checkpoint
   * that is whole.
   *
   * @return whether there is an experiment.json now
   * @throws org.gan4j.api.GanException if it cannot be written, or all checkpoints are damaged
   */
  public static boolean restore(RunFolder folder) {
    if (read(folder).isPresent()) {
      return true;
    }
    Optional<Checkpoint> found = CheckpointSearch.toContinue(folder);
    if (found.isEmpty()) {
      return false;
    }
    try (Checkpoint checkpoint = found.get()) {
      SmallFile.write(folder.experiment(), checkpoint.header().experiment());
      LOGGER.warn(
          "{} was missing or damaged; it was taken from the checkpoint {}",
          folder.experiment(),
          checkpoint.file().getFileName());
    }
    return true;
  }

  /** The run's experiment; empty if it is missing or damaged. */
  static Optional<String> read(RunFolder folder) {
    return SmallFile.read(folder.experiment(), LARGEST).filter(LostExperiment::isExperiment);
  }

  private static boolean isExperiment(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      return REQUIRED.stream().allMatch(json::has);
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
