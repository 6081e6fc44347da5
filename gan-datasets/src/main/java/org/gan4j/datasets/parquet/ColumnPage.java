package org.gan4j.datasets.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The values of a column that are written as one data page of version 1, in the encoding PLAIN
 * (Apache Parquet, "Encodings"). No value is absent.
 */
final class ColumnPage {
  private final ByteArrayOutputStream values = new ByteArrayOutputStream();
  private final Level level;
  private int count;

  /** How many of the optional fields around a value are there. */
  enum Level {
    /** A column of its own. */
    PLAIN(1),
    /** A field of a structure. */
    NESTED(2);

    private final int definition;

    Level(int definition) {
      this.definition = definition;
    }
  }

  ColumnPage(Level level) {
    this.level = level;
  }

  void add(byte[] value) {
    byte[] length = new byte[Integer.BYTES];
    little(length).putInt(value.length);
    values.writeBytes(length);
    values.writeBytes(value);
    count++;
  }

  void add(long value) {
    byte[] bytes = new byte[Long.BYTES];
    little(bytes).putLong(value);
    values.writeBytes(bytes);
    count++;
  }

  int count() {
    return count;
  }

  /** In bytes. */
  int size() {
    return values.size();
  }

  /** The definition levels, with their length before them, and the values. */
  byte[] bytes() {
    byte[] levels = levels();
    byte[] page = new byte[Integer.BYTES + levels.length + values.size()];
    little(page).putInt(levels.length).put(levels).put(values.toByteArray());
    return page;
  }

  /** One run of the run-length encoding: twice its length as a varint, and the repeated value. */
  private byte[] levels() {
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    int rest = count << 1;
    while (rest > 0x7F) {
      run.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    run.write(rest);
    run.write(level.definition);
    return run.toByteArray();
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
