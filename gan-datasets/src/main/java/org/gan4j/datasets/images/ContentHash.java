package org.gan4j.datasets.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.gan4j.api.io.Sha256;

/** The SHA-256 of a file's bytes, as four numbers: it identifies the file's content. */
record ContentHash(long first, long second, long third, long fourth) {
  static final int BYTES = 4 * Long.BYTES;

  private static final int SMALL = 1 << 20;

  /** The hash of these bytes. */
  static ContentHash of(byte[] content) {
    return read(ByteBuffer.wrap(new Sha256().add(content).bytes()));
  }

  /** The hash of a file's bytes. */
  static ContentHash ofFile(Path file) throws IOException {
    return Files.size(file) <= SMALL
        ? of(Files.readAllBytes(file))
        : read(ByteBuffer.wrap(HexFormat.of().parseHex(Sha256.ofFile(file))));
  }

  /** Reads a hash as {@link #writeTo} writes it. */
  static ContentHash read(ByteBuffer from) {
    return new ContentHash(from.getLong(), from.getLong(), from.getLong(), from.getLong());
  }

  /** Writes the 32 bytes of the hash. */
  void writeTo(ByteBuffer to) {
    to.putLong(first).putLong(second).putLong(third).putLong(fourth);
  }
}
