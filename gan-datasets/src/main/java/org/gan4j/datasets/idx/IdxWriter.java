package org.gan4j.datasets.idx;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.FileProblem;
import org.gan4j.images.pixel.PixelScale;

/**
 * Writes samples as one IDX file, without holding them in memory: images as unsigned bytes [n,
 * height, width], or [n, channels, height, width] if they have colours; vectors as 32-bit floats
 * [n, features]. The dataset {@code idx} reads such files.
 *
 * <p>The file appears, complete, when the writer is closed.
 */
@NotThreadSafe
public final class IdxWriter implements AutoCloseable {
  private final Path file;
  private final AtomicFile atomic;
  private final SampleShape shape;
  private final OutputStream output;
  private long missing;

  private IdxWriter(Path file, AtomicFile atomic, SampleShape shape, int count) throws IOException {
    this.file = file;
    this.atomic = atomic;
    this.shape = shape;
    this.missing = count;
    // Ctrl-C in the middle should leave nothing behind.
    atomic.discardOnExit();
    this.output =
        encoded(
            file, new BufferedOutputStream(Files.newOutputStream(atomic.unfinished()), 1 << 16));
    output.write(header(shape, count).toBytes());
  }

  private static IdxWriter begin(Path file, SampleShape shape, int count) throws IOException {
    AtomicFile atomic = AtomicFile.begin(file);
    try {
      return new IdxWriter(file, atomic, shape, count);
    } catch (IOException e) {
      atomic.discard();
      throw e;
    }
  }

  /**
   * Begins a file, and replaces one that is there.
   *
   * @param file compressed if its name ends in {@code .gz}; its folder must exist
   * @param count how many samples will be written, at least 1; the format wants it first
   * @throws GanException of kind FAILURE if it cannot be written, as for the other methods
   */
  public static IdxWriter create(Path file, SampleShape shape, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("an IDX file needs a sample");
    }
    try {
      return begin(file, shape, count);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Writes the labels of samples as unsigned bytes [n], in place of a file that is there.
   *
   * @param file compressed if its name ends in {@code .gz}; its folder must exist
   * @param labels at least one, each from 0 to 255
   * @throws GanException of kind FAILURE if it cannot be written
   */
  public static void writeLabels(Path file, int... labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != (labels[i] & 0xFF)) {
        throw new IllegalArgumentException("label " + labels[i] + " is no unsigned byte");
      }
      bytes[i] = (byte) labels[i];
    }
    try {
      AtomicFile.write(
          file,
          unfinished -> {
            try (OutputStream output = encoded(file, Files.newOutputStream(unfinished))) {
              output.write(new IdxHeader(IdxType.UNSIGNED_BYTE, List.of(labels.length)).toBytes());
              output.write(bytes);
            }
          });
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static OutputStream encoded(Path file, OutputStream bytes) throws IOException {
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes;
  }

  /**
   * Adds samples.
   *
   * @param samples the remaining part of the buffer: whole samples in C order, images in [-1, 1]
   * @throws IllegalArgumentException if they are not whole samples, or more than were announced
   */
  public void write(FloatBuffer samples) {
    int numbers = samples.remaining();
    int count = numbers / shape.length();
    if (numbers % shape.length() != 0 || count > missing) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d numbers are not up to %d samples of %s", numbers, missing, shape));
    }
    try {
      output.write(shape.isImage() ? levels(samples) : floats(samples));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
    missing -= count;
  }

  /**
   * Finishes the file. If samples are missing, as after a failure, it is thrown away.
   *
   * @throws IllegalStateException if fewer samples were written than announced
   */
  @Override
  public void close() {
    try (AtomicFile part = atomic) {
      output.close();
      if (missing == 0) {
        part.commit();
        return;
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
    throw new IllegalStateException(missing + " samples were announced and not written");
  }

  private static byte[] levels(FloatBuffer samples) {
    float[] numbers = new float[samples.remaining()];
    samples.get(numbers);
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = PixelScale.toLevel(numbers[i]);
    }
    return bytes;
  }

  private static byte[] floats(FloatBuffer samples) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(samples.remaining(), Float.BYTES));
    bytes.asFloatBuffer().put(samples);
    return bytes.array();
  }

  private static IdxHeader header(SampleShape shape, int count) {
    List<Integer> dimensions = new ArrayList<>(shape.dimensions());
    if (shape.isImage() && shape.channels() == 1) {
      dimensions.remove(0);
    }
    dimensions.add(0, count);
    return new IdxHeader(shape.isImage() ? IdxType.UNSIGNED_BYTE : IdxType.FLOAT, dimensions);
  }

  private static GanException unwritable(Path file, IOException cause) {
    return GanException.failure(
        "the file cannot be written: " + FileProblem.reason(cause),
        file.toString(),
        "free some space or choose another place",
        cause);
  }
}
