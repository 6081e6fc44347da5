package org.gan4j.datasets.images;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.AtomicFile;

/**
 * The hashes of a folder's files, kept on disk with the stamps of the files, so that a file that
 * has not changed is read once. A damaged record of hashes counts as none.
 *
 * <p>A hash is not kept if the file was changed shortly before it was read: the times of file
 * systems are coarse, so that a further change could have the same time.
 */
@ThreadSafe
final class FileHashes {
  /** The coarsest file system, FAT, counts in two seconds. */
  static final Duration SETTLED = Duration.ofSeconds(2);

  private static final int MAGIC = 0x47344831; // G4H1

  private final Path record;
  private final Duration settled;
  private final Map<String, Known> known;
  private final Map<String, Known> used = new HashMap<>();
  private boolean changed;

  private record Known(FileStamp stamp, ContentHash hash) {}

  /** Reads a file whole. */
  @FunctionalInterface
  interface Reader {
    /** The hash of the file's bytes. */
    ContentHash hash(Path file) throws IOException;
  }

  /**
   * Opens a record.
   *
   * @param record where the hashes are kept; need not exist
   * @param settled how long a file must not have changed for its hash to be kept
   */
  FileHashes(Path record, Duration settled) {
    this.record = record;
    this.settled = settled;
    this.known = load(record);
  }

  /**
   * The hash of a file: the kept one if the file is unchanged.
   *
   * @param name of the file within the folder
   */
  ContentHash of(String name, Path file, Reader reader) throws IOException {
    long now = System.currentTimeMillis();
    FileStamp stamp = FileStamp.of(file);
    Known kept = known.get(name);
    if (stamp != null && kept != null && kept.stamp().equals(stamp)) {
      keep(name, kept, false);
      return kept.hash();
    }
    ContentHash hash = reader.hash(file);
    if (stamp != null && stamp.changed() / 1_000_000 < now - settled.toMillis()) {
      keep(name, new Known(stamp, hash), true);
    }
    return hash;
  }

  /**
   * Keeps the hashes that were asked for.
   *
   * @return whether that was possible; otherwise the files are read again next time
   */
  synchronized boolean save() {
    if (!changed && used.size() == known.size()) {
      return true;
    }
    try {
      Path folder =
          Files.createDirectories(Objects.requireNonNull(record.toAbsolutePath().getParent()));
      Path unfinished = Files.createTempFile(folder, "hashes", ".part");
      try {
        Files.write(unfinished, bytes());
        AtomicFile.move(unfinished, record);
      } finally {
        Files.deleteIfExists(unfinished);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private synchronized void keep(String name, Known entry, boolean isNew) {
    used.put(name, entry);
    changed |= isNew;
  }

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream output = new DataOutputStream(bytes);
    output.writeInt(MAGIC);
    output.writeInt(used.size());
    ByteBuffer numbers = ByteBuffer.allocate(4 * Long.BYTES + ContentHash.BYTES);
    for (Map.Entry<String, Known> entry : used.entrySet()) {
      output.writeUTF(entry.getKey());
      FileStamp stamp = entry.getValue().stamp();
      numbers.clear().putLong(stamp.bytes()).putLong(stamp.modified());
      numbers.putLong(stamp.changed()).putLong(stamp.inode());
      entry.getValue().hash().writeTo(numbers);
      output.write(numbers.array());
    }
    output.writeInt(checksum(bytes.toByteArray(), bytes.size()));
    return bytes.toByteArray();
  }

  private static Map<String, Known> load(Path record) {
    Map<String, Known> found = new HashMap<>();
    try {
      byte[] bytes = Files.readAllBytes(record);
      int end = bytes.length - Integer.BYTES;
      if (end < 0 || ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
        return Map.of();
      }
      DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes));
      int count = input.readInt() == MAGIC ? input.readInt() : 0;
      byte[] numbers = new byte[4 * Long.BYTES + ContentHash.BYTES];
      for (int i = 0; i < count; i++) {
        String name = input.readUTF();
        input.readFully(numbers);
        ByteBuffer buffer = ByteBuffer.wrap(numbers);
        FileStamp stamp =
            new FileStamp(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
        found.put(name, new Known(stamp, ContentHash.read(buffer)));
      }
    } catch (IOException e) {
      return Map.of(); // not there, or not to be read: all files are read
    }
    return found;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }
}
