package org.gan4j.report.tensorboard;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The framing of TFRecord files: the length in eight bytes, its checksum, the content, its
 * checksum. All numbers are little-endian; the checksum is the masked CRC-32C.
 *
 * @see <a href="https://www.tensorflow.org/tutorials/load_data/tfrecord">the format</a>
 */
final class RecordFraming {
  private static final int MASK = 0xa282ead8;
  private static final int ROTATION = 15;

  /** In bytes; no event is as long. */
  private static final long LONGEST = 1 << 28;

  private RecordFraming() {}

  /** Writes a record in one call, so that a killed process leaves a part of one at most. */
  static void write(OutputStream file, byte[] content) throws IOException {
    ByteBuffer record =
        ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + content.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(content.length);
    record.putInt(checksum(record.array(), Long.BYTES));
    record.put(content).putInt(checksum(content, content.length));
    file.write(record.array());
  }

  /** The next record; empty at the end of the file, and where it is damaged. */
  static Optional<byte[]> read(InputStream file) throws IOException {
    DataInputStream input = new DataInputStream(file);
    byte[] head = new byte[Long.BYTES + Integer.BYTES];
    byte[] checksum = new byte[Integer.BYTES];
    try {
      input.readFully(head);
      ByteBuffer numbers = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
      long length = numbers.getLong();
      if (numbers.getInt() != checksum(head, Long.BYTES) || length < 0 || length > LONGEST) {
        return Optional.empty();
      }
      byte[] content = input.readNBytes((int) length);
      input.readFully(checksum);
      boolean whole =
          content.length == length
              && ByteBuffer.wrap(checksum).order(ByteOrder.LITTLE_ENDIAN).getInt()
                  == checksum(content, content.length);
      return whole ? Optional.of(content) : Optional.empty();
    } catch (EOFException e) {
      return Optional.empty();
    }
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return Integer.rotateRight((int) checksum.getValue(), ROTATION) + MASK;
  }
}
