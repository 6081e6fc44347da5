package org.gan4j.objectives.regularizer;

import org.gan4j.api.GanException;
import org.gan4j.api.objective.Regularizer.Learning;
import org.gan4j.api.objective.Regularizer.Players;
import org.gan4j.api.schedule.Player;

/** What penalties on the discriminator's input gradient have in common. */
final class InputGradients {
  private InputGradients() {}

  /** Refuses a discriminator whose input gradient cannot be differentiated again. */
  static void require(Players players, String penalty) {
    players
        .discriminator()
        .inputGradientObstacle()
        .ifPresent(
            obstacle -> {
              throw GanException.usage(
                  penalty + " differentiates the discriminator twice, and " + obstacle,
                  "discriminator",
                  "give it \"normalization\": \"none\" and rectifiers (relu, leaky-relu, maxout),"
                      + " or use spectral-norm in place of the penalty");
            });
  }

  /** Whether a penalty that is taken every so many steps is due; always in the first step. */
  static boolean isDue(Learning learning, int every) {
    return learning.player() == Player.DISCRIMINATOR && learning.step() % every == 0;
  }
}
