package org.gan4j.translation.game;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.GameContext;

/**
 * The two domains of a cycle.
 *
 * @param a the shape of the inputs
 * @param b the shape of the samples
 * @param latent of the experiment, without numbers
 */
record CycleDomains(SampleShape a, SampleShape b, Latent latent) {

  /**
   * Those of a task.
   *
   * @throws GanException of kind USAGE if the task, the latent or the weights do not suit the game
   */
  static CycleDomains of(CycleConfiguration configuration, GameContext context) {
    Task task = context.task();
    SampleShape a = task.generatorCondition();
    SampleShape b = task.generated();
    if (a == null || !a.isImage() || !b.isImage()) {
      throw GanException.usage(
          "the game cycle translates pictures, and the task has none to translate",
          "task.type",
          "choose the task unpaired-translation");
    }
    if (task.discriminatorCondition() != null) {
      throw GanException.usage(
          "the game cycle learns without pairs, and the task shows the discriminator pairs",
          "task.type",
          "choose the task unpaired-translation");
    }
    if (context.latent().size() > 0) {
      throw GanException.usage(
          "the generators of cycle take no noise, and the latent has "
              + context.latent().size()
              + " numbers",
          "latent.size",
          "set latent.size to 0");
    }
    if (!a.equals(b) && configuration.identityWeight() > 0) {
      throw GanException.usage(
          "the identity term gives each generator pictures of its target domain, and the domains"
              + " are "
              + a
              + " and "
              + b,
          "game.identityWeight",
          "set game.identityWeight to 0, or give both domains the same channels");
    }
    return new CycleDomains(a, b, context.latent());
  }
}
