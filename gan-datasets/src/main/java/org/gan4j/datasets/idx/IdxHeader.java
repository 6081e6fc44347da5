package org.gan4j.datasets.idx;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The beginning of an IDX file: two zero bytes, the type of the numbers, how many dimensions there
 * are, and their lengths as big-endian 32-bit integers. The numbers follow in C order.
 *
 * @param dimensions lengths; the first counts the items
 */
record IdxHeader(IdxType type, List<Integer> dimensions) {

  IdxHeader {
    dimensions = List.copyOf(dimensions);
  }

  int count() {
    return dimensions.get(0);
  }

  /** The dimensions of one item: all but the first. */
  List<Integer> item() {
    return dimensions.subList(1, dimensions.size());
  }

  /**
   * Bytes of all numbers.
   *
   * @throws ArithmeticException if they are more than a long can count
   */
  long dataBytes() {
    return dimensions.stream()
        .mapToLong(Integer::longValue)
        .reduce(type.bytes(), Math::multiplyExact);
  }

  /** The header of a file whose lengths were written in the other byte order. */
  IdxHeader reversed() {
    return new IdxHeader(type, dimensions.stream().map(Integer::reverseBytes).toList());
  }

  /**
   * Whether a file can have this header.
   *
   * @param mostData the most bytes that the file can hold
   */
  boolean isPlausible(long mostData) {
    try {
      return dimensions.stream().allMatch(length -> length > 0)
          && dataBytes() <= mostData - headerBytes();
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /** Bytes before the first number. */
  int headerBytes() {
    return 4 + 4 * dimensions.size();
  }

  /** The header in its file format. */
  byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(headerBytes());
    bytes.put((byte) 0).put((byte) 0).put((byte) type.code()).put((byte) dimensions.size());
    dimensions.forEach(bytes::putInt);
    return bytes.array();
  }

  /** As {@code 60000×28×28 unsigned bytes}. */
  @Override
  public String toString() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining("×")) + " " + type;
  }
}
