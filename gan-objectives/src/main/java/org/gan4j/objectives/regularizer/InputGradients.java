package org.gan4j.objectives.regularizer;

import java.util.List;
import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.Regularizer.ComparedSamples;
import org.gan4j.api.objective.Regularizer.Networks;
import org.gan4j.api.objective.Regularizer.Update;

/** The common part of penalties on a discriminator's input gradient. */
final class InputGradients {
  private InputGradients() {}

  /** A penalty on the input gradient at one set of samples. */
  @FunctionalInterface
  interface Penalty {

    /**
     * Adds the gradient of the penalty to that of the updated network.
     *
     * @param key randomness of this penalty
     * @return the value of the penalty, weighted
     */
    double at(ComparedSamples samples, RandomKey key);
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
   * Warns about a lazy penalty beside a relativistic loss. Huang et al. 2024 need the penalty in
   * every step for a stable training with it.
   */
  static List<String> warnings(int every, LossStrategy loss) {
    return every > 1 && loss.generatorNeedsRealLogits()
        ? List.of(
            String.format(
                Locale.ROOT,
                "\"every\": %d adds the penalty in some steps only, and a training with a"
                    + " relativistic loss can diverge between them: choose \"every\": 1",
                every))
        : List.of();
  }

  /**
   * The sum of a penalty over all sets of samples of a discriminator step, if the penalty is due:
   * in the first step, and then at a fixed interval.
   */
  static double sum(Update update, int every, Penalty penalty) {
    if (update.role() != NetworkRole.DISCRIMINATOR || update.step() % every != 0) {
      return 0;
    }
    double value = 0;
    List<ComparedSamples> samples = update.samples();
    for (int i = 0; i < samples.size(); i++) {
      RandomKey key = i == 0 ? update.key() : update.key().split(i);
      value += penalty.at(samples.get(i), key);
    }
    return value;
  }
}
