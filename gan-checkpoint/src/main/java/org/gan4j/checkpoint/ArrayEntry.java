package org.gan4j.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Checksum;

/**
 * The place of an array in a checkpoint.
 *
 * @param name unique within the checkpoint
 * @param shape its lengths
 * @param begin offset of its first byte behind the header
 * @param end offset behind its last byte
 */
record ArrayEntry(String name, List<Long> shape, long begin, long end) {
  static final int BYTES_PER_NUMBER = Float.BYTES;

  static ArrayEntry at(long begin, String name, long[] shape) {
    long length = 1;
    for (long dimension : shape) {
      length = Math.multiplyExact(length, dimension);
    }
    return new ArrayEntry(
        name,
        java.util.Arrays.stream(shape).boxed().toList(),
        begin,
        Math.addExact(begin, Math.multiplyExact(length, BYTES_PER_NUMBER)));
  }

  long bytes() {
    return end - begin;
  }

  /** Whether the place fits the shape; a file from a stranger may say anything. */
  boolean isConsistent() {
    try {
      long[] lengths = shape.stream().mapToLong(Long::longValue).toArray();
      boolean positive = shape.stream().allMatch(length -> length > 0);
      return positive && begin >= 0 && at(begin, name, lengths).end() == end;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  void addTo(Checksum checksum) {
    checksum.update((name + shape).getBytes(StandardCharsets.UTF_8));
  }
}
