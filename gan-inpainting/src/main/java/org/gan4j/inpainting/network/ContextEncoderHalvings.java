package org.gan4j.inpainting.network;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.Halvings;

/** The halvings of an image down to a shorter side of 4 to 7 pixels, which the networks need. */
final class ContextEncoderHalvings {
  private ContextEncoderHalvings() {}

  /**
   * Halves an image.
   *
   * @param what the image is, for messages
   * @param player the JSON path of the network
   * @throws GanException of kind USAGE if it cannot be halved so far
   */
  static Halvings of(SampleShape image, String what, String player) {
    if (image.isImage()) {
      Halvings halvings = Halvings.of(image);
      if (halvings.isComplete()) {
        return halvings;
      }
    }
    throw GanException.usage(
        "the context encoder cannot halve " + what + " of " + image + " down to 4 to 7 pixels",
        player + ".type",
        "use images of 28, 32, 64, 96 or 128 pixels, and holes of 14, 16, 28, 32, 48 or 64");
  }
}
