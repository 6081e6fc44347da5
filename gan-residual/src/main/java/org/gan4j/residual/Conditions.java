package org.gan4j.residual;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.GeneratorContext;

/** What the networks require of conditions and latents. */
final class Conditions {
  private Conditions() {}

  /**
   * The length of a generator's condition; 0 if there is none.
   *
   * @param type the network's name in experiments
   * @throws GanException of kind USAGE if there is no latent, or the condition is an image
   */
  static int ofGenerator(GeneratorContext context, String type) {
    if (context.latentSize() < 1) {
      throw GanException.usage(
          type + " makes images from a latent, and there is none",
          "latent.size",
          "give the latent a size of at least 1, such as 128");
    }
    SampleShape condition = context.condition();
    if (condition != null && condition.isImage()) {
      throw GanException.usage(
          type + " has no encoder for a condition that is an image of " + condition,
          "generator.type",
          "choose a generator that encodes its condition, or another task");
    }
    return condition == null ? 0 : condition.length();
  }

  /**
   * Checks a projection discriminator.
   *
   * @throws GanException of kind USAGE if the game needs more than one number a sample
   */
  static void requireOneOutput(DiscriminatorContext context, String remedy) {
    if (context.outputs() != 1) {
      throw GanException.usage(
          "a projection discriminator returns one logit for each sample, and the game needs "
              + context.outputs()
              + " numbers",
          "discriminator.conditioning",
          remedy);
    }
  }
}
