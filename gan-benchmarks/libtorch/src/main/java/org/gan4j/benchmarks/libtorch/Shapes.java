package org.gan4j.benchmarks.libtorch;

import java.util.List;

/** Shapes as libtorch takes them. */
final class Shapes {
  private Shapes() {}

  /** [batch, …]. */
  static long[] batch(long batch, List<Integer> sample) {
    long[] shape = new long[sample.size() + 1];
    shape[0] = batch;
    for (int i = 0; i < sample.size(); i++) {
      shape[i + 1] = sample.get(i);
    }
    return shape;
  }
}
