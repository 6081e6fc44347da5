package org.gan4j.api.evaluation;

import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Measures a generator.
 *
 * <p>Used by one thread at a time.
 */
public interface Metric {

  /**
   * Takes the measure.
   *
   * @param samples the generator to measure
   * @param reference data to compare with
   * @param key randomness for choosing reference samples
   * @return named numbers, in the order to show them
   */
  Map<String, Double> measure(SampleSource samples, Dataset reference, RandomKey key);

  /** The number of {@link #measure} that says which checkpoint is best, and in which direction. */
  Objective objective();

  /** A generator that only needs to be asked. */
  @FunctionalInterface
  interface SampleSource {
    /**
     * Draws samples.
     *
     * @return a new array [count, sample shape]; another call gives other samples
     */
    INDArray draw(int count);

    /**
     * Lets a conditional generator answer, with z drawn anew: another call gives other answers.
     *
     * @param condition [batch, condition shape], as a round of the task gives it
     * @return a new array [batch, generated shape]
     * @throws IllegalStateException if the generator takes no condition
     */
    default INDArray answer(INDArray condition) {
      throw new IllegalStateException("this generator takes no condition");
    }
  }

  /**
   * Which checkpoint is best.
   *
   * @param name a key of {@link #measure}'s result
   * @param higherIsBetter the direction
   */
  record Objective(String name, boolean higherIsBetter) {}
}
