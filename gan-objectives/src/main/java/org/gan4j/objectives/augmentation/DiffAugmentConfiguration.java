package org.gan4j.objectives.augmentation;

import java.util.List;
import java.util.Set;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;

/**
 * Settings of DiffAugment.
 *
 * @param transforms which are applied to every sample, in the order of the paper whatever theirs
 * @param shift the largest shift, as a share of the side
 * @param cutout the side of the square that is hidden, as a share of the image's side
 * @param border what a shift shows beyond the border
 */
public record DiffAugmentConfiguration(
    @Option(
            value = "Changes of every sample; saturation needs more than one channel",
            defaultValue = "[\"brightness\", \"saturation\", \"contrast\", \"shift\", \"cutout\"]")
        List<Transform> transforms,
    @Option(
            value = "Largest shift, as a share of the image's height and width",
            defaultValue = "0.125",
            above = 0,
            below = 1)
        double shift,
    @Option(
            value = "Sides of the hidden rectangle, as a share of the image's height and width",
            defaultValue = "0.5",
            above = 0,
            below = 1)
        double cutout,
    @Option(
            value = "What a shift shows beyond the border; zero, mid-grey, is the paper's",
            defaultValue = "\"edge\"")
        Border border) {

  /** A change of a sample, with the range of the paper. */
  public enum Transform {
    /** Adds a number from U(-½, ½). */
    BRIGHTNESS,
    /** Multiplies the distance from grey by a number from U(0, 2). */
    SATURATION,
    /** Multiplies the distance from the image's mean by a number from U(½, 1½). */
    CONTRAST,
    /** Moves the image by whole pixels. */
    SHIFT,
    /** Hides a rectangle: its pixels are 0. */
    CUTOUT
  }

  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException if there are no transforms, or one twice
   */
  public DiffAugmentConfiguration {
    transforms = List.copyOf(transforms);
    Require.that(!transforms.isEmpty(), "transforms must not be empty");
    Require.that(
        Set.copyOf(transforms).size() == transforms.size(),
        "transforms must not name the same one twice");
  }
}
