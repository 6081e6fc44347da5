package org.gan4j.datasets.idx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Makes the bytes of IDX files, right and wrong ones, without the code under test. */
final class IdxFiles {
  private IdxFiles() {}

  static byte[] header(int type, int... dimensions) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * dimensions.length);
    bytes.put(new byte[] {0, 0, (byte) type, (byte) dimensions.length});
    for (int length : dimensions) {
      bytes.putInt(length);
    }
    return bytes.array();
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  /** Bytes counting up from a first one, wrapping around after 255. */
  static byte[] counting(int first, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  static Path write(Path folder, String name, byte[]... parts) throws IOException {
    return Files.write(folder.resolve(name), concat(parts));
  }
}
