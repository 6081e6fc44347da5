package org.gan4j.datasets.images;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;
import java.util.zip.CRC32C;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * Two files with decoded images, in any state of completeness: {@code N.pixels} has records of
 * fixed length, {@code N.keys} says which image each record is of, so that a start need not read
 * the pixels.
 *
 * <p>A record is the hash of the image file, the pixels, their state, and a checksum of these. The
 * keys are hints: a record whose checksum or hash is wrong, left by a crash, a full disk or another
 * writer, counts as absent. Whoever writes holds a lock, so that others write to another pack; but
 * nothing that is read depends on it.
 *
 * <p>It uses {@link RandomAccessFile} since a thread that is interrupted would close a channel for
 * all others.
 */
@NotThreadSafe
final class PixelPack implements AutoCloseable {
  static final String PIXELS = ".pixels";
  static final String KEYS = ".keys";

  private static final byte[] MAGIC = "GAN4J pixels 2\n\0".getBytes(StandardCharsets.US_ASCII);
  private static final int TRAILER = 2 * Integer.BYTES;
  private static final int ENTRY = ContentHash.BYTES + Integer.BYTES;
  private static final int PORTION = 4096;

  private final Path keysPath;
  private final byte[] header;
  private final int contentBytes;
  private final ByteBuffer record;
  private final CRC32C checksum = new CRC32C();
  private final RandomAccessFile pixels;
  private final RandomAccessFile keys;
  private int seen;

  private PixelPack(Path stem, byte[] identity, int contentBytes, String mode) throws IOException {
    this.keysPath = path(stem, KEYS);
    this.header =
        ByteBuffer.allocate(MAGIC.length + identity.length).put(MAGIC).put(identity).array();
    this.contentBytes = contentBytes;
    this.record = ByteBuffer.allocate(ContentHash.BYTES + contentBytes + TRAILER);
    this.keys = new RandomAccessFile(keysPath.toFile(), mode);
    try {
      this.pixels = new RandomAccessFile(path(stem, PIXELS).toFile(), mode);
    } catch (IOException e) {
      keys.close();
      throw e;
    }
  }

  /**
   * Opens a pack for reading.
   *
   * @param stem its two paths without their endings
   * @param identity identifies the decoding
   * @param contentBytes of every image
   * @return null if it is not a pack of this decoding
   */
  static @Nullable PixelPack forReading(Path stem, byte[] identity, int contentBytes)
      throws IOException {
    PixelPack pack = new PixelPack(stem, identity, contentBytes, "r");
    if (pack.hasHeader()) {
      return pack;
    }
    pack.close();
    return null;
  }

  /**
   * Opens or creates a pack for reading and writing. A pack of another decoding is replaced.
   *
   * @return null if another one writes to it
   */
  static @Nullable PixelPack forWriting(Path stem, byte[] identity, int contentBytes)
      throws IOException {
    PixelPack pack = new PixelPack(stem, identity, contentBytes, "rw");
    try {
      if (!pack.lock()) {
        pack.close();
        return null;
      }
      if (!pack.hasHeader()) {
        pack.keys.setLength(0); // not ours, or damaged: none of its records may be believed
        pack.pixels.setLength(0);
        pack.pixels.seek(0);
        pack.pixels.write(pack.header);
      }
      return pack;
    } catch (IOException e) {
      pack.close();
      throw e;
    }
  }

  static Path path(Path stem, String ending) {
    return stem.resolveSibling(stem.getFileName() + ending);
  }

  /** Reports the hashes that were added since the last call, with the numbers of their records. */
  void forNewKeys(ObjIntConsumer<ContentHash> sink) {
    try {
      int count = (int) Math.min(Integer.MAX_VALUE, keys.length() / ENTRY);
      byte[] portion = new byte[Math.min(PORTION, Math.max(0, count - seen)) * ENTRY];
      keys.seek((long) seen * ENTRY);
      while (seen < count) {
        int entries = Math.min(PORTION, count - seen);
        keys.readFully(portion, 0, entries * ENTRY);
        report(portion, entries, sink);
        seen += entries;
      }
    } catch (IOException e) {
      return; // on a failing disk: images whose keys are not read are decoded
    }
  }

  private void report(byte[] portion, int entries, ObjIntConsumer<ContentHash> sink) {
    ByteBuffer buffer = ByteBuffer.wrap(portion);
    for (int i = 0; i < entries; i++) {
      ContentHash hash = ContentHash.read(buffer);
      if (buffer.getInt() == checksum(portion, i * ENTRY, ContentHash.BYTES)) {
        sink.accept(hash, seen + i);
      }
    }
  }

  /** How many records {@link #forNewKeys} has seen, or have been added here. */
  int count() {
    return seen;
  }

  /** Bytes of the file of pixels. */
  long bytes() throws IOException {
    return pixels.length();
  }

  /** The file whose time says when the pack was used last. */
  Path keysPath() {
    return keysPath;
  }

  /**
   * Notes that the pack is in use, if that is possible: one that seems unused is removed sooner.
   *
   * @return whether it was
   */
  boolean touch() {
    return keysPath.toFile().setLastModified(System.currentTimeMillis());
  }

  /**
   * Reads a record.
   *
   * @param number of the record
   * @param content overwritten with the pixels, or with UTF-8 text ended by a zero if the image is
   *     broken
   */
  PixelCache.State read(int number, ContentHash hash, byte[] content) {
    try {
      pixels.seek(position(number));
      pixels.readFully(record.array());
    } catch (IOException e) {
      return PixelCache.State.ABSENT; // cut off, or on a failing disk: the image itself will show
    }
    int end = record.capacity() - Integer.BYTES;
    boolean whole = record.getInt(end) == checksum(record.array(), 0, end);
    if (!whole || !ContentHash.read(record.clear()).equals(hash)) {
      return PixelCache.State.ABSENT;
    }
    record.get(ContentHash.BYTES, content);
    return PixelCache.State.of(record.getInt(ContentHash.BYTES + contentBytes));
  }

  /**
   * Adds a record.
   *
   * @return its number
   */
  int append(ContentHash hash, PixelCache.State state, byte[] content) throws IOException {
    hash.writeTo(record.clear());
    record.put(content).putInt(state.code());
    record.putInt(checksum(record.array(), 0, record.position()));
    pixels.seek(position(seen));
    pixels.write(record.array());
    ByteBuffer entry = ByteBuffer.allocate(ENTRY);
    hash.writeTo(entry);
    entry.putInt(checksum(entry.array(), 0, ContentHash.BYTES));
    keys.seek((long) seen * ENTRY);
    keys.write(entry.array());
    return seen++;
  }

  @Override
  public void close() throws IOException {
    try (keys) {
      pixels.close();
    }
  }

  /** Whether nobody else, in this process or another, writes. */
  private boolean lock() {
    try {
      return keys.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      return true; // a file system without locks: two writers lose records, and read no wrong one
    }
  }

  private boolean hasHeader() throws IOException {
    byte[] found = new byte[header.length];
    pixels.seek(0);
    return pixels.length() >= found.length
        && pixels.read(found) == found.length
        && Arrays.equals(found, header);
  }

  private long position(int number) {
    return header.length + (long) number * record.capacity();
  }

  private int checksum(byte[] bytes, int from, int length) {
    checksum.reset();
    checksum.update(bytes, from, length);
    return (int) checksum.getValue();
  }
}
