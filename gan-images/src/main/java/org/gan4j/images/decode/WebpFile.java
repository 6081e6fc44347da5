package org.gan4j.images.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The chunks of a WebP file: Google, "WebP Container Specification". */
final class WebpFile {
  private static final int HEADER = 12;
  private static final int CHUNK_HEADER = 8;

  private WebpFile() {}

  private static boolean isWebp(byte[] file) {
    return file.length >= HEADER && text(file, 0).equals("RIFF") && text(file, 8).equals("WEBP");
  }

  private static String text(byte[] file, int position) {
    return new String(file, position, 4, StandardCharsets.ISO_8859_1);
  }

  /**
   * Refuses a WebP that is shorter than it says.
   *
   * @throws BrokenImageException if it is
   */
  static void requireWhole(byte[] file) throws BrokenImageException {
    if (isWebp(file)) {
      long promised = CHUNK_HEADER + Integer.toUnsignedLong(little(file).getInt(4));
      if (promised > file.length) {
        throw new BrokenImageException(
            "it ends too early: it has " + file.length + " of " + promised + " bytes");
      }
    }
  }

  private static ByteBuffer little(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The ICC profile of an image; null if it has none. */
  static byte @Nullable [] profile(byte[] file) {
    return isWebp(file) ? chunk(file, "ICCP") : null;
  }

  private static byte @Nullable [] chunk(byte[] file, String name) {
    ByteBuffer input = little(file);
    long position = HEADER;
    while (position + CHUNK_HEADER <= file.length) {
      int start = (int) position;
      long length = Integer.toUnsignedLong(input.getInt(start + 4));
      if (text(file, start).equals(name)) {
        int end = (int) Math.min(file.length, position + CHUNK_HEADER + length);
        return Arrays.copyOfRange(file, start + CHUNK_HEADER, end);
      }
      // Chunks begin at even places.
      position += CHUNK_HEADER + length + (length & 1);
    }
    return null;
  }
}
