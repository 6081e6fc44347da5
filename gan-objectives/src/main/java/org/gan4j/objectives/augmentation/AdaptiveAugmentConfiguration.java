package org.gan4j.objectives.augmentation;

import java.util.List;
import java.util.Set;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of adaptive augmentation.
 *
 * @param transforms which are applied, each with probability p of its own
 * @param target of the mean sign of D's logits of real samples
 * @param every discriminator steps from one change of p to the next
 * @param images real images in which p rises from 0 to 1 if it always rises
 * @param initial p in the first step
 * @param maximum of p
 * @param shift the largest shift, as a share of the side
 * @param border what a moved image shows beyond its border
 */
public record AdaptiveAugmentConfiguration(
    @Option(
            value = "Changes, each applied with probability p; saturation needs several channels",
            defaultValue =
                "[\"flip\", \"shift\", \"scale\", \"rotation\", \"brightness\", \"contrast\","
                    + " \"saturation\"]")
        List<Transform> transforms,
    @Option(
            value = "p rises while the mean sign of D's logits of real samples is above this",
            defaultValue = "0.6",
            min = -1,
            max = 1)
        double target,
    @Option(
            value = "Discriminator steps from one change of p to the next",
            defaultValue = "4",
            min = 1)
        int every,
    @Option(
            value = "Real images in which p can rise by 1; fewer for a short training",
            defaultValue = "500000",
            min = 1)
        long images,
    @Option(value = "p in the first step", defaultValue = "0", min = 0, max = 1) double initial,
    @Option(
            value = "Largest p; above 0.8, augmentations leak",
            defaultValue = "0.8",
            min = 0,
            max = 1)
        double maximum,
    @Option(
            value = "Largest shift, as a share of the image's height and width",
            defaultValue = "0.125",
            above = 0,
            below = 1)
        double shift,
    @Option(
            value = "What a moved image shows beyond its border; reflect is the paper's",
            defaultValue = "\"reflect\"")
        Border border) {

  /** A change of a sample, with the distribution of the paper's appendix B. */
  public enum Transform {
    /** Exchanges left and right in every second case. */
    FLIP,
    /** Moves the image by whole pixels. */
    SHIFT,
    /** Enlarges or shrinks the image around its centre: log₂ of the factor from N(0, 0.2²). */
    SCALE,
    /** Turns the image around its centre by an angle from U(-π, π). */
    ROTATION,
    /** Adds a number from N(0, 0.2²). */
    BRIGHTNESS,
    /** Multiplies all numbers: log₂ of the factor from N(0, 0.5²). */
    CONTRAST,
    /** Multiplies the distance from grey: log₂ of the factor from N(0, 1). */
    SATURATION
  }

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if there are no transforms, or one twice, or the initial p is
   *     above its maximum
   */
  public AdaptiveAugmentConfiguration {
    transforms = List.copyOf(transforms);
    Require.that(!transforms.isEmpty(), "transforms must not be empty");
    Require.that(
        Set.copyOf(transforms).size() == transforms.size(),
        "transforms must not name the same one twice");
    Require.that(
        initial <= maximum, "initial must not be above maximum: " + initial + " and " + maximum);
  }
}
