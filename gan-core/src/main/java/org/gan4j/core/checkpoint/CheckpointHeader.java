package org.gan4j.core.checkpoint;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.game.Progress;

/**
 * What a checkpoint says about itself.
 *
 * @param experiment the resolved experiment, as JSON
 * @param progress how far the training was
 * @param arrays the shapes of the arrays of a batch, by name, so that a network can be rebuilt
 *     without the data
 * @param classes the names of the dataset's classes; empty if it had no labels
 * @param provenance where the run comes from, as JSON; empty in checkpoints of format version 2
 */
public record CheckpointHeader(
    String experiment,
    Progress progress,
    Map<String, SampleShape> arrays,
    List<String> classes,
    String provenance) {

  /** Copies. */
  public CheckpointHeader {
    arrays = Collections.unmodifiableMap(new TreeMap<>(arrays));
    classes = List.copyOf(classes);
  }

  /** What a task is created for. */
  public TaskContext data() {
    return TaskContext.of(arrays, classes);
  }
}
