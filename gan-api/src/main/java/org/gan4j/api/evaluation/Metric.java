package org.gan4j.api.evaluation;

import java.util.Map;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Measures a generator.
 *
 * <p>Used by one thread at a time.
 */
@NotThreadSafe
public interface Metric {

  /**
   * Measures the generator.
   *
   * @param comparison the generator, its samples, and the data to compare with
   * @param key randomness of this metric
   * @return named numbers, in the order to show them
   * @throws org.gan4j.api.GanException of kind USAGE if there are too few samples
   */
  Map<String, Double> measure(Comparison comparison, RandomKey key);

  /** The number of {@link #measure} that says which checkpoint is best, and in which direction. */
  Objective objective();

  /** The generator that a metric measures, as a source of samples. */
  @FunctionalInterface
  interface SampleSource {
    /**
     * Draws samples.
     *
     * @return a new array [count, sample shape]; another call gives other samples
     */
    INDArray draw(int count);

    /**
     * Generates samples for given conditions, with new noise in every call.
     *
     * @param condition [batch, condition shape], as a round of the task gives it
     * @return a new array [batch, generated shape]
     * @throws IllegalStateException if the generator takes no condition
     */
    default INDArray generate(INDArray condition) {
      throw new IllegalStateException("this generator takes no condition");
    }

    /**
     * A readout of the trained networks for samples: {@link
     * org.gan4j.api.game.Game#readouts(java.util.function.Function)}.
     *
     * @param name of the readout
     * @param samples [batch, sample shape]
     * @return a new array [batch, …]; empty if the game has no such readout
     */
    default Optional<INDArray> readout(String name, INDArray samples) {
      return Optional.empty();
    }
  }

  /**
   * The criterion for the best checkpoint.
   *
   * @param name a key of {@link #measure}'s result
   * @param higherIsBetter the direction
   */
  record Objective(String name, boolean higherIsBetter) {}
}
