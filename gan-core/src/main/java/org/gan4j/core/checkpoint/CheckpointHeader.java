package org.gan4j.core.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Checksum;
import org.gan4j.api.SampleShape;
import org.gan4j.api.schedule.Progress;

/**
 * What a checkpoint says about itself.
 *
 * @param experiment the resolved experiment, as JSON
 * @param progress how far the training was
 * @param dataShape the shape of the dataset's samples, so that a generator can be rebuilt without
 *     them
 * @param classes the names of the dataset's classes; empty if it had no labels
 */
public record CheckpointHeader(
    String experiment, Progress progress, SampleShape dataShape, List<String> classes) {

  /** Copies the list. */
  public CheckpointHeader {
    classes = List.copyOf(classes);
  }

  /** Everything but the arrays goes into the checksum too: a flipped bit here would be as bad. */
  void addTo(Checksum checksum) {
    checksum.update(experiment.getBytes(StandardCharsets.UTF_8));
    checksum.update(progress.toString().getBytes(StandardCharsets.UTF_8));
    checksum.update(dataShape.toString().getBytes(StandardCharsets.UTF_8));
    checksum.update(String.join("\n", classes).getBytes(StandardCharsets.UTF_8));
  }
}
