package org.gan4j.evaluation.features;

import java.util.Arrays;
import org.gan4j.api.RandomKey;

/** An endless sequence of indices: all of them in a random order, again and again. */
final class ShuffledIndices {
  private final int[] indices;
  private final RandomKey key;
  private int position;
  private int epoch;

  /**
   * A sequence.
   *
   * @param indices at least one, which are copied
   */
  ShuffledIndices(int[] indices, RandomKey key) {
    this.indices = indices.clone();
    this.key = key;
    position = indices.length;
  }

  /** The numbers from 0 on, in a random order. */
  static int[] shuffled(int count, RandomKey key) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    key.shuffle(order);
    return order;
  }

  /** The next ones. */
  int[] next(int count) {
    int[] next = new int[count];
    for (int i = 0; i < count; i++) {
      if (position == indices.length) {
        key.split(epoch++).shuffle(indices);
        position = 0;
      }
      next[i] = indices[position++];
    }
    return next;
  }
}
