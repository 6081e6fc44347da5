package org.gan4j.translation.network;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.GeneratorContext;

/** The requirements of generators that translate a picture into another one of its size. */
final class TranslatedPictures {
  private TranslatedPictures() {}

  /**
   * Refuses other tasks, and noise.
   *
   * @param type of the generator
   * @throws GanException of kind USAGE
   */
  static void require(String type, GeneratorContext context) {
    SampleShape input = context.condition();
    SampleShape output = context.output();
    if (input == null || !input.isImage() || !output.isImage()) {
      throw GanException.usage(
          "a " + type + " translates pictures, and the task has none to translate",
          "generator.type",
          "choose the task translation or unpaired-translation, or another generator");
    }
    if (context.latentSize() > 0) {
      throw GanException.usage(
          "a " + type + " takes no noise, and the latent has " + context.latentSize() + " numbers",
          "latent.size",
          "set latent.size to 0");
    }
    if (input.height() != output.height() || input.width() != output.width()) {
      throw GanException.usage(
          "a " + type + " keeps the size of pictures, and makes none of " + output + " of " + input,
          "generator.type",
          "give inputs and targets the same height and width");
    }
  }
}
