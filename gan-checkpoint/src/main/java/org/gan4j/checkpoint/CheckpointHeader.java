package org.gan4j.checkpoint;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Table;
import org.gan4j.api.game.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a checkpoint.
 *
 * @param experiment the resolved experiment, as JSON
 * @param progress how far the training was
 * @param arrays the shapes of the arrays of a batch, by name, so that a network can be rebuilt
 *     without the data
 * @param classes the names of the dataset's classes; empty if it had no labels
 * @param provenance where the run comes from, as JSON; empty in checkpoints of format version 2
 * @param history what happened up to the checkpoint; null in checkpoints of format versions 2 and 3
 * @param table the columns of the data; null if they are no table
 */
public record CheckpointHeader(
    String experiment,
    Progress progress,
    Map<String, SampleShape> arrays,
    List<String> classes,
    String provenance,
    @Nullable History history,
    @Nullable Table table) {

  /** Copies. */
  public CheckpointHeader {
    Objects.requireNonNull(progress);
    arrays = Collections.unmodifiableMap(new TreeMap<>(arrays));
    classes = List.copyOf(classes);
  }

  /** The header of a training with data that are no table. */
  public CheckpointHeader(
      String experiment,
      Progress progress,
      Map<String, SampleShape> arrays,
      List<String> classes,
      String provenance,
      @Nullable History history) {
    this(experiment, progress, arrays, classes, provenance, history, null);
  }

  /** The same header with another history. */
  public CheckpointHeader with(History other) {
    return new CheckpointHeader(experiment, progress, arrays, classes, provenance, other, table);
  }

  /** The shape of the samples. */
  public SampleShape data() {
    return Objects.requireNonNull(arrays.get(Batch.SAMPLES));
  }

  /** The number of roll-backs of the training. */
  public int rollBacks() {
    return history == null ? 0 : history.rollBacks().size();
  }
}
