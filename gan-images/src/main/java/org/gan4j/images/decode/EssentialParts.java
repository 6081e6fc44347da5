package org.gan4j.images.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The parts of a PNG or JPEG that its pixels follow from, without notes such as Exif, XMP, comments
 * and thumbnails, over which a reader may stumble.
 */
final class EssentialParts {
  private static final long PNG = 0x89504E470D0A1A0AL;
  private static final Set<String> PNG_CHUNKS =
      Set.of("IHDR", "PLTE", "tRNS", "iCCP", "IDAT", "IEND");
  private static final int CHUNK_FRAME = 12;
  private static final int MARKER = 0xFF;
  private static final int START_OF_IMAGE = 0xD8;
  private static final int START_OF_SCAN = 0xDA;
  private static final int APPLICATION = 0xE0;
  private static final int ICC = 0xE2;
  private static final int ADOBE = 0xEE;
  private static final int COMMENT = 0xFE;

  private EssentialParts() {}

  /** The essential parts; the file itself if it is neither a PNG nor a JPEG, or has no others. */
  static byte[] of(byte[] file) {
    if (file.length > CHUNK_FRAME && ByteBuffer.wrap(file).getLong(0) == PNG) {
      return png(file);
    }
    boolean jpeg =
        file.length > 4 && (file[0] & 0xFF) == MARKER && (file[1] & 0xFF) == START_OF_IMAGE;
    return jpeg ? jpeg(file) : file;
  }

  private static byte[] png(byte[] file) {
    ByteBuffer input = ByteBuffer.wrap(file);
    ByteArrayOutputStream output = new ByteArrayOutputStream(file.length);
    output.write(file, 0, Long.BYTES);
    int position = Long.BYTES;
    while (position + CHUNK_FRAME <= file.length) {
      long length = Integer.toUnsignedLong(input.getInt(position)) + CHUNK_FRAME;
      String name = new String(file, position + 4, 4, StandardCharsets.ISO_8859_1);
      int whole = (int) Math.min(length, file.length - position);
      if (PNG_CHUNKS.contains(name)) {
        output.write(file, position, whole);
      }
      position += whole;
    }
    return output.toByteArray();
  }

  private static byte[] jpeg(byte[] file) {
    ByteArrayOutputStream output = new ByteArrayOutputStream(file.length);
    output.write(file, 0, 2);
    int position = 2;
    while (position + 4 <= file.length && (file[position] & 0xFF) == MARKER) {
      int marker = file[position + 1] & 0xFF;
      if (marker == START_OF_SCAN) {
        break;
      }
      int length = 2 + (((file[position + 2] & 0xFF) << 8) | (file[position + 3] & 0xFF));
      int whole = Math.min(length, file.length - position);
      boolean application = marker >= APPLICATION && marker < APPLICATION + 16;
      boolean note = (application && marker != ICC && marker != ADOBE) || marker == COMMENT;
      if (!note) {
        output.write(file, position, whole);
      }
      position += whole;
    }
    output.write(file, position, file.length - position);
    return output.toByteArray();
  }
}
