package org.gan4j.api.network;

import org.gan4j.api.component.Require;

/**
 * How a generator that translates images depends on places: each number of the output on the
 * condition's pixels around its own place only, in the same way everywhere. With the same
 * parameters it takes images of other sizes, and parts of an image apart from each other.
 *
 * @param multiple height and width of the condition have to be multiples of it; 1 for every size
 * @param reach pixels of the condition, in each direction, on which a number of the output depends
 *     at most: half the receptive field
 */
public record Locality(int multiple, int reach) {

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if the multiple is not positive, or the reach is negative
   */
  public Locality {
    Require.atLeast("multiple", multiple, 1);
    Require.atLeast("reach", reach, 0);
  }
}
