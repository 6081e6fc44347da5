package org.gan4j.latent.projection;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Task;
import org.gan4j.latent.LatentSpace;
import org.gan4j.latent.projection.ProjectionOptions.ConditionSearch;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The conditions that a search begins with: those of a class that was chosen; or those that the
 * task finds for a sample; or each class in turn; or random ones.
 *
 * @param label of the chosen class; null for none
 */
record ConditionStarts(LatentSpace space, @Nullable Integer label) {
  /**
   * The conditions of the starts of some samples.
   *
   * @param samples [rows, sample shape]: each target once for each start, the starts of one target
   *     beside each other
   * @param starts of a target
   * @return a new array [rows, condition shape]; null if the generator has no condition
   */
  @Nullable INDArray of(INDArray samples, int starts, RandomKey key) {
    Task task = space.task();
    if (task.generatorCondition() == null) {
      return null;
    }
    int rows = Math.toIntExact(samples.size(0));
    Optional<ClassConditions> classes = task.classConditions();
    if (label != null && classes.isPresent()) {
      int chosen = label;
      return classes.get().of(key, IntStream.range(0, rows).map(row -> chosen).toArray());
    }
    Optional<INDArray> similar = task.conditionsLike(samples, key);
    if (similar.isPresent()) {
      return similar.get();
    }
    if (classes.isPresent()) {
      int count = classes.get().names().size();
      int[] inTurn = IntStream.range(0, rows).map(row -> row % starts % count).toArray();
      return classes.get().of(key, inTurn);
    }
    return space.conditions(rows, key).orElseThrow();
  }

  /**
   * Which numbers of a condition stay as they are.
   *
   * @param length of a condition
   */
  boolean[] fixed(int length, ConditionSearch search) {
    boolean[] fixed = new boolean[length];
    switch (search) {
      case FIXED -> Arrays.fill(fixed, true);
      case ALL -> {
        // Nothing is fixed.
      }
      case CONTINUOUS -> {
        return space.categorical();
      }
    }
    return fixed;
  }
}
