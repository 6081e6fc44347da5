package org.gan4j.objectives.regularizer;

import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.objective.Regularizer.Comparison;
import org.gan4j.api.objective.Regularizer.Learning;
import org.gan4j.api.objective.Regularizer.Networks;

/** The common part of penalties on a discriminator's input gradient. */
final class InputGradients {
  private InputGradients() {}

  /** A penalty on the input gradient at the samples of one comparison. */
  @FunctionalInterface
  interface Penalty {

    /**
     * Adds the gradient of the penalty to the learning network's.
     *
     * @param key randomness of this comparison
     * @return the value of the penalty, weighted
     */
    double at(Comparison comparison, RandomKey key);
  }

  /** Refuses discriminators whose input gradient cannot be differentiated again. */
  static void require(Networks networks, String penalty) {
    networks
        .of(NetworkRole.DISCRIMINATOR)
        .forEach(
            discriminator ->
                discriminator
                    .network()
                    .inputGradientObstacle()
                    .ifPresent(
                        obstacle -> {
                          throw GanException.usage(
                              penalty
                                  + " differentiates the "
                                  + discriminator.name()
                                  + " twice, and "
                                  + obstacle,
                              "discriminator",
                              "give it \"normalization\": \"none\" and rectifiers (relu,"
                                  + " leaky-relu, maxout), or use spectral-norm in place of the"
                                  + " penalty");
                        }));
  }

  /**
   * The sum of a penalty over all comparisons of real and generated samples in a discriminator
   * step, if the penalty is due: in the first step, and then at a fixed interval.
   */
  static double sum(Learning learning, int every, Penalty penalty) {
    if (learning.role() != NetworkRole.DISCRIMINATOR || learning.step() % every != 0) {
      return 0;
    }
    double value = 0;
    List<Comparison> comparisons = learning.comparisons();
    for (int i = 0; i < comparisons.size(); i++) {
      RandomKey key = i == 0 ? learning.key() : learning.key().split(i);
      value += penalty.at(comparisons.get(i), key);
    }
    return value;
  }
}
