package org.gan4j.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.TaskContext;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A checkpoint on disk, whose checksum was checked when it was opened. Untrusted files can be
 * opened safely: sizes are checked before anything is allocated, and only numbers and text are
 * deserialized.
 *
 * <p>The file stays open until the checkpoint is closed: it can be restored from although a
 * training has replaced or removed it meanwhile. Immutable and thread-safe, as long as nobody
 * overwrites the file's bytes.
 */
@ThreadSafe
public final class Checkpoint implements AutoCloseable {
  /** Of a header, in bytes: a thousand evaluations and as many arrays take a tenth of it. */
  static final int LARGEST_HEADER = 1 << 22;

  /** Of arrays that no live array of their shape is waiting for, in bytes. */
  private static final long LARGEST_PREPARED = 1 << 28;

  private static final int PIECE = 1 << 20;
  private static final String DAMAGED = "the checkpoint is damaged: ";

  /** Before the names of what the task prepared. */
  private static final String TASK = "task/";

  /** Before the names of the contents of files that the task was created from. */
  private static final String KEPT = "kept/task/";

  private static final String USE_ANOTHER =
      "use another checkpoint of the run's folder checkpoints/";

  private final Path file;
  private final FileChannel channel;
  private final CheckpointHeader header;
  private final Map<String, ArrayEntry> entries;
  private final long dataStart;

  private Checkpoint(
      Path file,
      FileChannel channel,
      CheckpointHeader header,
      Map<String, ArrayEntry> entries,
      long dataStart) {
    this.file = file;
    this.channel = channel;
    this.header = header;
    this.entries = entries;
    this.dataStart = dataStart;
  }

  /**
   * Opens a checkpoint and verifies it as a whole. The caller closes it.
   *
   * @throws GanException if the file is missing, damaged, or no checkpoint of this version
   */
  public static Checkpoint open(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw GanException.usage(
          "a checkpoint is a regular file, and this is a device, a pipe or a folder",
          file.toString(),
          "give a run folder or a .gan file");
    }
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      try {
        return read(file, channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw GanException.usage(
          "there is no such checkpoint", file.toString(), "give a run folder or a .gan file", e);
    } catch (EOFException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw GanException.failure(
          "the checkpoint cannot be read: " + e.getMessage(), file.toString(), USE_ANOTHER, e);
    } catch (IllegalArgumentException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Reads the header alone, which takes much less time than to verify the file as a whole.
   *
   * @return empty if it cannot be read
   */
  public static Optional<CheckpointHeader> header(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long length = headerLength(channel);
      return Optional.of(parse(channel, length).header());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static long headerLength(FileChannel channel) throws IOException {
    long size = channel.size();
    long length = size < Long.BYTES ? -1 : readAt(channel, 0, Long.BYTES).getLong();
    if (length < 2 || length > Math.min(LARGEST_HEADER, size - Long.BYTES)) {
      throw new IllegalArgumentException("it is not a GAN4J checkpoint, or is cut off");
    }
    return length;
  }

  private static HeaderJson.Parsed parse(FileChannel channel, long headerLength)
      throws IOException {
    return HeaderJson.parse(readAt(channel, Long.BYTES, (int) headerLength).array());
  }

  private static Checkpoint read(Path file, FileChannel channel) throws IOException {
    long headerLength = headerLength(channel);
    HeaderJson.Parsed parsed = parse(channel, headerLength);
    long dataStart = Long.BYTES + headerLength;
    Map<String, ArrayEntry> entries = contiguous(parsed.entries(), channel.size() - dataStart);
    CRC32C checksum = new CRC32C();
    for (String text : parsed.checked()) {
      checksum.update(text.getBytes(StandardCharsets.UTF_8));
    }
    for (ArrayEntry entry : parsed.entries()) {
      entry.addTo(checksum);
      for (long at = entry.begin(); at < entry.end(); at += PIECE) {
        checksum.update(readAt(channel, dataStart + at, (int) Math.min(PIECE, entry.end() - at)));
      }
    }
    if (!HexFormat.of().toHexDigits(checksum.getValue(), 8).equals(parsed.checksum())) {
      throw new IllegalArgumentException("its checksum is wrong");
    }
    return new Checkpoint(file, channel, parsed.header(), entries, dataStart);
  }

  private static Map<String, ArrayEntry> contiguous(List<ArrayEntry> entries, long dataBytes) {
    Map<String, ArrayEntry> byName = new LinkedHashMap<>();
    long offset = 0;
    for (ArrayEntry entry : entries) {
      if (entry.begin() != offset) {
        throw new IllegalArgumentException("its entry " + entry.name() + " is misplaced");
      }
      offset = entry.end();
      byName.put(entry.name(), entry);
    }
    if (offset != dataBytes) {
      throw new IllegalArgumentException(
          "it should hold " + offset + " bytes of numbers and holds " + dataBytes);
    }
    return byName;
  }

  /** The file of this checkpoint. */
  public Path file() {
    return file;
  }

  /** The header. */
  public CheckpointHeader header() {
    return header;
  }

  /**
   * Restores arrays in place.
   *
   * @param live float32 arrays by name
   * @throws GanException if the checkpoint lacks one or has another shape for it
   */
  public void restore(Map<String, INDArray> live) {
    try {
      for (Map.Entry<String, INDArray> array : live.entrySet()) {
        ArrayEntry entry = fitting(array.getKey(), array.getValue());
        ArrayBytes.assign(
            readAt(channel, dataStart + entry.begin(), (int) entry.bytes()), array.getValue());
      }
    } catch (IOException e) {
      throw GanException.failure(
          "the checkpoint cannot be read: " + e.getMessage(), file.toString(), USE_ANOTHER, e);
    }
  }

  /**
   * The arrays whose names begin with a prefix, by the rest of the name.
   *
   * @return new float32 arrays
   * @throws GanException if the file cannot be read
   */
  public Map<String, INDArray> arrays(String prefix) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    try {
      for (ArrayEntry entry : entries.values()) {
        if (entry.name().startsWith(prefix)) {
          if (entry.bytes() > LARGEST_PREPARED) {
            throw damaged(
                file,
                entry.name() + " is too large",
                new IllegalArgumentException(entry.name() + " has " + entry.bytes() + " bytes"));
          }
          long[] shape = entry.shape().stream().mapToLong(Long::longValue).toArray();
          INDArray array = Nd4j.create(DataType.FLOAT, shape);
          ArrayBytes.assign(
              readAt(channel, dataStart + entry.begin(), Math.toIntExact(entry.bytes())), array);
          arrays.put(entry.name().substring(prefix.length()), array);
        }
      }
    } catch (IOException e) {
      throw GanException.failure(
          "the checkpoint cannot be read: " + e.getMessage(), file.toString(), USE_ANOTHER, e);
    }
    return arrays;
  }

  /** What the task prepared in a pass over the data, by name. */
  public Map<String, INDArray> prepared() {
    return arrays(TASK);
  }

  /** The contents of the files that the task was created from, by name. */
  public Map<String, INDArray> kept() {
    return arrays(KEPT);
  }

  /** The context of the task that was trained, with the contents of its files. */
  public TaskContext data() {
    return TaskContext.of(header.arrays(), header.classes(), kept());
  }

  /**
   * The arrays of a task, by their names in a checkpoint.
   *
   * @param prepared in a pass over the data
   * @param kept the contents of files
   */
  public static Map<String, INDArray> ofTask(
      Map<String, INDArray> prepared, Map<String, INDArray> kept) {
    // Sorted: the order of Map.of is another one in every process.
    Map<String, INDArray> named = new LinkedHashMap<>();
    new TreeMap<>(prepared).forEach((name, array) -> named.put(TASK + name, array));
    new TreeMap<>(kept).forEach((name, array) -> named.put(KEPT + name, array));
    return named;
  }

  /** Closes the file. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing was written.
    }
  }

  private ArrayEntry fitting(String name, INDArray array) {
    ArrayEntry entry = entries.get(name);
    List<Long> shape = java.util.Arrays.stream(array.shape()).boxed().toList();
    if (entry != null && entry.shape().equals(shape)) {
      return entry;
    }
    throw GanException.usage(
        "the checkpoint belongs to another experiment: "
            + (entry == null
                ? "it has no " + name
                : name + " is " + entry.shape() + " in it and " + shape + " here"),
        file.toString(),
        "resume with the experiment that made it (experiment.json beside its folder)");
  }

  private static ByteBuffer readAt(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException("it ends too early");
      }
    }
    return bytes.flip();
  }

  private static GanException damaged(Path file, String reason, Exception cause) {
    return GanException.usage(DAMAGED + reason, file.toString(), USE_ANOTHER, cause)
        .withCode(ErrorCode.CHECKPOINT_DAMAGED);
  }
}
