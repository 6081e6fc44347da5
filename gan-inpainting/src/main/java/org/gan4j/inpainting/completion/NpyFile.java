package org.gan4j.inpainting.completion;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.gan4j.api.GanException;

/** Writes arrays as NumPy reads them: the NPY format, version 1.0. */
final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private NpyFile() {}

  /**
   * Writes an array of floats.
   *
   * @param numbers in C order
   * @param shape of it
   * @throws GanException of kind FAILURE if that cannot be done
   */
  static void write(float[] numbers, Path file, int... shape) {
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
      stream.write(header(shape));
      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (float number : numbers) {
        stream.write(bytes.putFloat(0, number).array());
      }
    } catch (IOException e) {
      throw GanException.failure(
          "the array cannot be written: " + e.getMessage(),
          file.toString(),
          "choose a place that you may write to with --out",
          e);
    }
  }

  private static byte[] header(int... shape) {
    String dimensions =
        Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String text =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%s,), }".formatted(dimensions);
    int plain = MAGIC.length + Short.BYTES + text.length() + 1;
    int length = (plain + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    String padded = text + " ".repeat(length - plain) + "\n";
    return ByteBuffer.allocate(length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
