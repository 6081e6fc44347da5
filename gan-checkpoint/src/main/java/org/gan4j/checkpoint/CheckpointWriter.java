package org.gan4j.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.io.FileProblem;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writes checkpoints atomically: a failure leaves no partial file. */
@NotThreadSafe
public final class CheckpointWriter {
  private CheckpointWriter() {}

  /**
   * Writes a checkpoint next to its final name, forces it to the disk, and moves it into place. Its
   * folder must exist.
   *
   * @param arrays float32 arrays by name
   * @throws GanException if the file cannot be written; an older file of that name is untouched
   */
  public static void write(Path file, CheckpointHeader header, Map<String, INDArray> arrays) {
    try {
      DurableFile.write(file, channel -> writeTo(channel, header, arrays));
    } catch (IOException | UncheckedIOException e) {
      throw GanException.failure(
              "the checkpoint cannot be written: " + FileProblem.reason(e),
              file.toString(),
              "free some space or choose another folder; older checkpoints are intact",
              e)
          .withCode(ErrorCode.CHECKPOINT_NOT_WRITABLE);
    }
  }

  private static void writeTo(
      FileChannel channel, CheckpointHeader header, Map<String, INDArray> arrays)
      throws IOException {
    List<ArrayEntry> entries = new ArrayList<>();
    CRC32C checksum = new CRC32C();
    for (String text : HeaderJson.checked(header)) {
      checksum.update(text.getBytes(StandardCharsets.UTF_8));
    }
    long offset = 0;
    for (Map.Entry<String, INDArray> array : arrays.entrySet()) {
      ArrayEntry entry = ArrayEntry.at(offset, array.getKey(), array.getValue().shape());
      entries.add(entry);
      entry.addTo(checksum);
      ArrayBytes.send(array.getValue(), checksum::update);
      offset = entry.end();
    }
    byte[] text =
        HeaderJson.write(header, entries, HexFormat.of().toHexDigits(checksum.getValue(), 8));
    if (text.length > Checkpoint.LARGEST_HEADER) {
      throw new IOException(
          String.format(Locale.ROOT, "its header would have %,d bytes", text.length));
    }
    writeFully(
        channel,
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).flip());
    writeFully(channel, ByteBuffer.wrap(text));
    for (INDArray array : arrays.values()) {
      ArrayBytes.send(array, bytes -> writeFully(channel, bytes));
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
