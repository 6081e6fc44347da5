package org.gan4j.nn.kernels;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * Arrays to compute with, of one thread: data that one loop leaves in the cache of its core serve
 * the next one. Their contents are those of the previous use; they serve one computation at a time.
 */
@NotThreadSafe
final class Scratch {
  private static final ThreadLocal<Scratch> OF_THREADS = ThreadLocal.withInitial(Scratch::new);

  private final Map<Use, float[][]> arrays = new EnumMap<>(Use.class);

  private Scratch() {}

  /** The purpose of an array; each purpose always gets the same arrays. */
  enum Use {
    ROWS,
    LINES,
    COLUMNS,
    PARTS,
    CARRIED,
    OVERLAP,
    TAPS,
    SUM,
    IMAGE,
    WINDOWS
  }

  /** The arrays of the thread that calls. */
  static Scratch ofThisThread() {
    return OF_THREADS.get();
  }

  /** An array of at least that length. */
  float[] array(Use use, int length) {
    return arrays(use, 1, length)[0];
  }

  /** At least so many arrays of at least that length. */
  float[][] arrays(Use use, int count, int length) {
    float[][] known = arrays.getOrDefault(use, new float[0][]);
    if (known.length < count) {
      known = Arrays.copyOf(known, count);
      arrays.put(use, known);
    }
    for (int i = 0; i < count; i++) {
      if (known[i] == null || known[i].length < length) {
        known[i] = new float[length];
      }
    }
    return known;
  }
}
