package org.gan4j.nn.layers;

import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * One of several styles, which lie side by side in a vector [places · size].
 *
 * @param place which one, from 0
 * @param size the length of each
 */
@ThreadSafe
public record StyleInput(int place, int size) {
  /** Checks. */
  public StyleInput {
    Require.atLeast("place", place, 0);
    Require.atLeast("size", size, 1);
  }

  /** Where it begins. */
  int from() {
    return Math.multiplyExact(place, size);
  }

  /** Where it ends. */
  int to() {
    return Math.addExact(from(), size);
  }
}
