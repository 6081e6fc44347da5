package org.gan4j.datasets.arrays;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The types of numbers in arrays that are read, by the kind and the bytes in NumPy's names. */
enum NumberType {
  BOOLEAN('b', 1, "booleans"),
  INT8('i', 1, "8-bit integers"),
  INT16('i', 2, "16-bit integers"),
  INT32('i', 4, "32-bit integers"),
  INT64('i', 8, "64-bit integers"),
  UINT8('u', 1, "unsigned bytes"),
  UINT16('u', 2, "unsigned 16-bit integers"),
  UINT32('u', 4, "unsigned 32-bit integers"),
  UINT64('u', 8, "unsigned 64-bit integers"),
  FLOAT32('f', 4, "32-bit floats"),
  FLOAT64('f', 8, "64-bit floats");

  private final char kind;
  private final int bytes;
  private final String plural;

  NumberType(char kind, int bytes, String plural) {
    this.kind = kind;
    this.bytes = bytes;
    this.plural = plural;
  }

  /** The type of a name such as {@code f4}. */
  static Optional<NumberType> of(String name) {
    return Arrays.stream(values())
        .filter(type -> name.equals(String.valueOf(type.kind) + type.bytes))
        .findFirst();
  }

  /** Bytes of a number. */
  int bytes() {
    return bytes;
  }

  /** Whether numbers are whole. */
  boolean isWhole() {
    return kind == 'i' || kind == 'u';
  }

  /** Whether samples may have such numbers. */
  boolean isOfSamples() {
    return this == UINT8 || this == FLOAT32 || this == FLOAT64;
  }

  /** A whole number; unsigned ones of 64 bits as Java's signed ones. */
  long whole(ByteBuffer buffer, int at) {
    return switch (this) {
      case INT8 -> buffer.get(at);
      case INT16 -> buffer.getShort(at);
      case INT32 -> buffer.getInt(at);
      case INT64, UINT64 -> buffer.getLong(at);
      case BOOLEAN, UINT8 -> buffer.get(at) & 0xFF;
      case UINT16 -> buffer.getShort(at) & 0xFFFF;
      case UINT32 -> buffer.getInt(at) & 0xFFFF_FFFFL;
      case FLOAT32, FLOAT64 -> throw new IllegalStateException(this + " are not whole");
    };
  }

  /** A number. */
  double number(ByteBuffer buffer, int at) {
    return switch (this) {
      case FLOAT32 -> buffer.getFloat(at);
      case FLOAT64 -> buffer.getDouble(at);
      case BOOLEAN, INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 -> whole(buffer, at);
    };
  }

  @Override
  public String toString() {
    return plural;
  }
}
