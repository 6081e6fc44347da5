package org.gan4j.core.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.game.Progress;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.checkpoint.History;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a checkpoint goes on from, comparable bit for bit: every parameter, running statistic and
 * optimizer state. The provenance is not among it, since it says when a run was started.
 *
 * @param experiment the resolved experiment
 * @param progress how far the training was
 * @param history what happened up to then; null in checkpoints of earlier versions
 * @param arrays in their order in the file
 */
public record SavedTraining(
    String experiment, Progress progress, @Nullable History history, List<Saved> arrays) {

  /**
   * An array.
   *
   * @param bits of its numbers, so that −0 and NaN count
   */
  public record Saved(String name, List<Long> shape, List<Integer> bits) {

    /** A copy of an array. */
    public static Saved of(String name, INDArray array) {
      List<Long> shape = new ArrayList<>();
      for (long length : array.shape()) {
        shape.add(length);
      }
      List<Integer> bits = new ArrayList<>();
      for (float number : array.ravel().toFloatVector()) {
        bits.add(Float.floatToRawIntBits(number));
      }
      return new Saved(name, shape, bits);
    }
  }

  /** Reads a checkpoint. */
  public static SavedTraining of(Path file) {
    Checkpoint checkpoint = Checkpoint.open(file);
    List<Saved> arrays = new ArrayList<>();
    checkpoint.arrays("").forEach((name, array) -> arrays.add(Saved.of(name, array)));
    return new SavedTraining(
        checkpoint.header().experiment(),
        checkpoint.header().progress(),
        checkpoint.header().history(),
        arrays);
  }
}
