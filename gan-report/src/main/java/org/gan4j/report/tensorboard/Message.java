package org.gan4j.report.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * Writes one message of Protocol Buffers: the few kinds of fields that events have.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the encoding</a>
 */
@NotThreadSafe
final class Message {
  static final int VARINT = 0;
  static final int EIGHT_BYTES = 1;
  static final int DELIMITED = 2;
  static final int FOUR_BYTES = 5;

  /** The bits of a key that give the wire type. */
  static final int TYPE_BITS = 3;

  private static final int VARINT_BITS = 7;
  private static final int MORE = 0x80;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** An integer that is not negative, or an enumeration. */
  Message integer(int field, long value) {
    key(field, VARINT);
    varint(value);
    return this;
  }

  /** A double. */
  Message number(int field, double value) {
    key(field, EIGHT_BYTES);
    bytes.writeBytes(doubles(value));
    return this;
  }

  /** A float. */
  Message single(int field, float value) {
    key(field, FOUR_BYTES);
    ByteBuffer single = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.writeBytes(single.putFloat(value).array());
    return this;
  }

  /** Repeated doubles, packed. */
  Message numbers(int field, double... values) {
    return content(field, doubles(values));
  }

  /** A text. */
  Message text(int field, String value) {
    return content(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A message in this one. */
  Message message(int field, Message value) {
    return content(field, value.toBytes());
  }

  /** Bytes. */
  Message content(int field, byte[] value) {
    key(field, DELIMITED);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  private void key(int field, int type) {
    varint((long) field << TYPE_BITS | type);
  }

  private void varint(long value) {
    long left = value;
    while ((left & -MORE) != 0) {
      bytes.write((int) (left & (MORE - 1)) | MORE);
      left >>>= VARINT_BITS;
    }
    bytes.write((int) left);
  }

  private static byte[] doubles(double... values) {
    ByteBuffer packed =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      packed.putDouble(value);
    }
    return packed.array();
  }

  /** The encoded message. */
  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
