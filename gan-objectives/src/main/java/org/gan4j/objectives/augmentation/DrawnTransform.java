package org.gan4j.objectives.augmentation;

import org.jspecify.annotations.Nullable;

/**
 * A geometric transform, then one of the colours.
 *
 * @param map the place that each pixel of the result shows; null if the image stays in place
 * @param border what is beyond the border
 * @param brightness is added; 0 for none
 * @param contrast multiplies all numbers; 1 for none
 * @param saturation multiplies the distance from grey; 1 for none
 */
record DrawnTransform(
    @Nullable PlaneMap map, Border border, double brightness, double contrast, double saturation)
    implements ImageTransform {

  @Override
  public void forward(HeapImage image) {
    if (map != null) {
      image.sample(map, border);
    }
    if (brightness != 0) {
      image.add(brightness);
    }
    if (contrast != 1) {
      image.multiply(contrast);
    }
    if (saturation != 1) {
      image.saturate(saturation);
    }
  }

  @Override
  public void backward(HeapImage gradient) {
    if (saturation != 1) {
      gradient.saturate(saturation);
    }
    if (contrast != 1) {
      gradient.multiply(contrast);
    }
    if (map != null) {
      gradient.sampleTransposed(map, border);
    }
  }
}
