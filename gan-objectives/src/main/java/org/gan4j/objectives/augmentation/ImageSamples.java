package org.gan4j.objectives.augmentation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.objective.AugmentationContext;

/** Refuses samples and conditions that augmentations of images do not suit. */
final class ImageSamples {
  private ImageSamples() {}

  /**
   * Checks.
   *
   * @param augmentation its type
   * @param transforms the chosen ones
   * @param moving those that move samples
   */
  static <T extends Enum<T>> void require(
      String augmentation, AugmentationContext context, List<T> transforms, Set<T> moving) {
    context
        .samples()
        .ifPresent(
            samples -> {
              requireImages(augmentation, samples);
              requireColours(augmentation, samples, transforms);
            });
    context
        .condition()
        .filter(SampleShape::isImage)
        .ifPresent(
            condition ->
                requireUnmoved(
                    augmentation, transforms.stream().filter(moving::contains).toList()));
  }

  private static void requireImages(String augmentation, SampleShape samples) {
    if (!samples.isImage()) {
      throw GanException.usage(
          augmentation
              + " changes images, and the samples are vectors of length "
              + samples.length(),
          augmentation,
          "remove it, or choose the augmentation instance-noise");
    }
  }

  /** Saturation alone would change nothing in images of one channel. */
  private static void requireColours(
      String augmentation, SampleShape samples, List<? extends Enum<?>> transforms) {
    if (samples.channels() == 1 && names(transforms).equals("saturation")) {
      throw GanException.usage(
          augmentation + " changes the saturation only, and images of one channel have none",
          augmentation,
          "add another one to transforms, such as brightness");
    }
  }

  /** A condition that is an image does not move with the samples. */
  private static void requireUnmoved(String augmentation, List<? extends Enum<?>> moving) {
    if (!moving.isEmpty()) {
      throw GanException.usage(
          augmentation
              + " moves the samples ("
              + names(moving)
              + "), but not the image that is the discriminator's condition",
          augmentation,
          "leave " + names(moving) + " out of transforms");
    }
  }

  private static String names(List<? extends Enum<?>> transforms) {
    return String.join(
        ", ",
        transforms.stream().map(transform -> transform.name().toLowerCase(Locale.ROOT)).toList());
  }
}
