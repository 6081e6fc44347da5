package org.gan4j.nn.layers;

import java.util.Locale;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.kernels.ImageMap;
import org.gan4j.nn.kernels.Taps;
import org.nd4j.linalg.api.buffer.DataType;

/** The linear maps of images that layers consist of, and what they ask for. */
final class ImageMaps {
  private ImageMaps() {}

  static void requireDivisible(FastLayer layer, int factor, SampleShape input) {
    if (input.height() % factor != 0 || input.width() % factor != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s by %d needs a height and a width that %d divides, not an image of %s",
              layer.getClass().getSimpleName(),
              factor,
              factor,
              input));
    }
  }

  /** The shape of images that are enlarged. */
  static SampleShape enlarged(SampleShape input, int factor) {
    return SampleShape.image(
        input.channels(),
        Math.multiplyExact(factor, input.height()),
        Math.multiplyExact(factor, input.width()));
  }

  /** Every pixel so many times in both directions. */
  static ImageMap repetition(SampleShape input, int factor, DataType dataType) {
    return new ImageMap(
        Taps.repeat(input.height(), factor), Taps.repeat(input.width(), factor), dataType);
  }
}
