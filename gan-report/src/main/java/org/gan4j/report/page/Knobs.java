package org.gan4j.report.page;

import java.util.List;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * What people can choose when they explore a generator.
 *
 * @param classes the names of its classes, by label; empty if it takes none
 * @param directions in how many directions one can go through latent space
 * @param truncation the largest useful number of the truncation, a multiple of 0.1: a threshold in
 *     standard deviations of the latent, or 1 for the factor of styles; 0 if there is no truncation
 * @param interpolation whether there is a latent, between whose draws one can move
 * @param conditions whether samples depend on conditions that are drawn
 * @param samples how many samples the small and the large picture have
 */
@ThreadSafe
public record Knobs(
    List<String> classes,
    int directions,
    double truncation,
    boolean interpolation,
    boolean conditions,
    Samples samples) {

  /** Copies the list. */
  public Knobs {
    classes = List.copyOf(classes);
  }

  /**
   * Numbers of samples in a picture.
   *
   * @param few in the picture that follows every knob at once
   * @param many in the picture that shows the variety; equal if there is one picture only
   */
  public record Samples(int few, int many) {}
}
