package org.gan4j.report.tensorboard;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What decides whether an event is kept.
 *
 * @param step of the training
 * @param tag of the first value; empty if the event has no summary
 */
record EventHead(long step, String tag) {
  private static final int STEP = 2;
  private static final int SUMMARY = 5;

  /**
   * Reads the head of an event.
   *
   * @throws IllegalArgumentException if the bytes are no event
   */
  static EventHead of(byte[] event) {
    try {
      long[] step = {0};
      String[] tag = {""};
      fields(
          ByteBuffer.wrap(event),
          (field, number, content) -> {
            if (field == STEP) {
              step[0] = number;
            } else if (field == SUMMARY) {
              tag[0] = tag(content);
            }
          });
      return new EventHead(step[0], tag[0]);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("an event is cut", e);
    }
  }

  /** The first field of the first value. */
  private static String tag(ByteBuffer summary) {
    String[] tag = {""};
    fields(
        summary,
        (field, number, value) ->
            fields(
                value,
                (part, unused, content) -> {
                  if (part == 1 && tag[0].isEmpty()) {
                    tag[0] = StandardCharsets.UTF_8.decode(content).toString();
                  }
                }));
    return tag[0];
  }

  private interface Field {
    void found(int field, long number, ByteBuffer content);
  }

  private static void fields(ByteBuffer message, Field sink) {
    ByteBuffer left = message.slice().order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer none = ByteBuffer.allocate(0);
    while (left.hasRemaining()) {
      long key = varint(left);
      int field = (int) (key >> Message.TYPE_BITS);
      switch ((int) key & 7) {
        case Message.VARINT -> sink.found(field, varint(left), none);
        case Message.EIGHT_BYTES -> sink.found(field, left.getLong(), none);
        case Message.FOUR_BYTES -> sink.found(field, left.getInt(), none);
        case Message.DELIMITED -> {
          long length = varint(left);
          if (length < 0 || length > left.remaining()) {
            throw new BufferUnderflowException();
          }
          sink.found(field, length, left.slice(left.position(), (int) length));
          left.position(left.position() + (int) length);
        }
        default -> throw new IllegalArgumentException("no event has such a field");
      }
    }
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of an event is too long");
  }
}
