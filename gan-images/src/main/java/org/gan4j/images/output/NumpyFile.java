package org.gan4j.images.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.FileProblem;

/**
 * Writes one array as a {@code .npy} file, little-endian and in C order, as NumPy's "A simple file
 * format for NumPy arrays" (version 1.0) describes it. The file appears, complete, when the writer
 * is closed; if numbers are missing then, as after a failure, there is none.
 */
@NotThreadSafe
public final class NumpyFile implements AutoCloseable {
  private static final int ALIGNMENT = 64;
  private static final int BEFORE_THE_HEADER = 10;

  private final Path file;
  private final AtomicFile atomic;
  private final OutputStream output;
  private long missing;

  private NumpyFile(Path file, AtomicFile atomic, long count) throws IOException {
    this.file = file;
    this.atomic = atomic;
    this.missing = count;
    atomic.discardOnExit();
    // The header and the first numbers reach the disk together.
    this.output = new BufferedOutputStream(Files.newOutputStream(atomic.unfinished()), 1 << 16);
  }

  /**
   * Begins a file of 32-bit floats.
   *
   * @param file in a folder that exists
   * @param shape of the array
   * @throws GanException of kind FAILURE if the file cannot be written
   */
  public static NumpyFile ofFloats(Path file, long... shape) {
    return create(file, "<f4", shape);
  }

  /**
   * Begins a file of 32-bit integers.
   *
   * @param file in a folder that exists
   * @param shape of the array
   * @throws GanException of kind FAILURE if the file cannot be written
   */
  public static NumpyFile ofIntegers(Path file, long... shape) {
    return create(file, "<i4", shape);
  }

  private static NumpyFile create(Path file, String type, long... shape) {
    long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    try {
      AtomicFile atomic = AtomicFile.begin(file);
      try {
        NumpyFile created = new NumpyFile(file, atomic, count);
        // Held back by the buffer: no disk is full here.
        created.output.write(header(type, shape));
        return created;
      } catch (IOException e) {
        atomic.discard();
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static byte[] header(String type, long... shape) {
    String dimensions =
        Arrays.stream(shape).mapToObj(length -> length + ",").collect(Collectors.joining(" "));
    String text =
        String.format(
            Locale.ROOT,
            "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }",
            type,
            dimensions);
    // The numbers begin at a multiple of 64, and the text ends with a line end.
    int length = BEFORE_THE_HEADER + text.length() + 1;
    int padding = Math.floorMod(-length, ALIGNMENT);
    byte[] bytes = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(BEFORE_THE_HEADER + bytes.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) bytes.length)
        .put(bytes)
        .array();
  }

  /**
   * Adds numbers, in C order.
   *
   * @throws IllegalArgumentException if they are more than the shape has room for
   * @throws GanException of kind FAILURE if they cannot be written
   */
  public void write(float... numbers) {
    ByteBuffer bytes = buffer(numbers.length);
    bytes.asFloatBuffer().put(numbers);
    write(bytes, numbers.length);
  }

  /**
   * Adds numbers, in C order.
   *
   * @throws IllegalArgumentException if they are more than the shape has room for
   * @throws GanException of kind FAILURE if they cannot be written
   */
  public void write(int... numbers) {
    ByteBuffer bytes = buffer(numbers.length);
    bytes.asIntBuffer().put(numbers);
    write(bytes, numbers.length);
  }

  private static ByteBuffer buffer(int numbers) {
    return ByteBuffer.allocate(Math.multiplyExact(numbers, Float.BYTES))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private void write(ByteBuffer bytes, int numbers) {
    if (numbers > missing) {
      throw new IllegalArgumentException(
          numbers + " numbers are more than the " + missing + " that are missing");
    }
    try {
      output.write(bytes.array(), bytes.arrayOffset(), bytes.capacity());
    } catch (IOException e) {
      throw unwritable(file, e);
    }
    missing -= numbers;
  }

  /**
   * Puts the file in its place, or removes it if numbers are missing.
   *
   * @throws GanException of kind FAILURE if that cannot be done
   */
  @Override
  public void close() {
    try (AtomicFile part = atomic) {
      output.close();
      if (missing == 0) {
        part.commit();
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static GanException unwritable(Path file, IOException cause) {
    return GanException.failure(
        "the file cannot be written: " + FileProblem.reason(cause),
        file.toString(),
        "free some space or choose another place",
        cause);
  }
}
