package org.gan4j.datasets.parquet;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads small whole numbers in the hybrid of runs and packed bits (Apache Parquet, "Encodings",
 * RLE): definition levels, and places in a dictionary.
 */
final class RunLengths {
  private static final int PACKED_TOGETHER = 8;

  private RunLengths() {}

  /**
   * Reads numbers.
   *
   * @param bits of a number, 0 to 31
   * @param count how many numbers there are
   * @throws java.nio.BufferUnderflowException if there are fewer
   */
  static int[] read(ByteBuffer bytes, int bits, int count) {
    int[] numbers = new int[count];
    int done = 0;
    while (done < count) {
      int header = varint(bytes);
      if ((header & 1) == 0) {
        int length = Math.min(header >>> 1, count - done);
        Arrays.fill(numbers, done, done + length, repeated(bytes, bits));
        done += length;
      } else {
        done += unpack(bytes, bits, header >>> 1, numbers, done);
      }
    }
    return numbers;
  }

  private static int varint(ByteBuffer bytes) {
    int value = 0;
    int shift = 0;
    while (true) {
      int next = bytes.get();
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
      shift += 7;
    }
  }

  /** In as many whole bytes as the number needs. */
  private static int repeated(ByteBuffer bytes, int bits) {
    int value = 0;
    for (int shift = 0; shift < bits; shift += Byte.SIZE) {
      value |= Byte.toUnsignedInt(bytes.get()) << shift;
    }
    return value;
  }

  /** The last group may have more numbers than are wanted. */
  private static int unpack(ByteBuffer bytes, int bits, int groups, int[] numbers, int from) {
    int packed = (int) Math.min((long) groups * PACKED_TOGETHER, numbers.length - from);
    long buffer = 0;
    int buffered = 0;
    for (int i = 0; i < packed; i++) {
      while (buffered < bits) {
        buffer |= Byte.toUnsignedLong(bytes.get()) << buffered;
        buffered += Byte.SIZE;
      }
      numbers[from + i] = (int) (buffer & ((1L << bits) - 1));
      buffer >>>= bits;
      buffered -= bits;
    }
    long used = ((long) packed * bits + Byte.SIZE - 1) / Byte.SIZE;
    bytes.position((int) Math.min(bytes.limit(), bytes.position() + (long) groups * bits - used));
    return packed;
  }
}
