package org.gan4j.datasets.images;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * Decoded images on disk: one file with a record of fixed length for each image, in any state of
 * completeness. Thread-safe, and safe to use from several processes at once.
 *
 * <p>A record is the pixels, then their state, then a checksum of both and of the record's number.
 * A record with a wrong checksum, left by a crash, a full disk or another writer, counts as absent.
 * The header depends on nothing but what is cached, so that it does not matter who writes it.
 *
 * <p>Nothing here fails: a cache that cannot be used is one in which nothing is found. It uses a
 * {@link RandomAccessFile} since a thread that is interrupted would close a channel for all others.
 */
@ThreadSafe
final class PixelCache implements AutoCloseable {

  /** The state of a record's image. */
  enum State {
    /** Nothing. */
    ABSENT(0),
    /** Here are its pixels. */
    IMAGE(1),
    /** Damaged; the reason is stored in place of the pixels. */
    BROKEN(2);

    private final int code;

    State(int code) {
      this.code = code;
    }

    private static State of(int code) {
      return code == IMAGE.code ? IMAGE : code == BROKEN.code ? BROKEN : ABSENT;
    }
  }

  private static final byte[] MAGIC = "GAN4J pixels 1\n\0".getBytes(StandardCharsets.US_ASCII);
  private static final int TRAILER = 2 * Integer.BYTES;

  private final Path path;
  private final byte[] header;
  private final int contentBytes;
  private final ByteBuffer record;
  private final CRC32C checksum = new CRC32C();
  private @Nullable RandomAccessFile file;
  private boolean writable;
  private @Nullable String warning;

  /**
   * Opens a cache, and creates it and its folder if need be.
   *
   * @param identity identifies the contents, a hash of images and settings; a file of another
   *     identity is replaced
   * @param imageBytes of every image
   */
  PixelCache(Path folder, String name, byte[] identity, int imageBytes) {
    this.path = folder.resolve(name);
    this.header =
        ByteBuffer.allocate(MAGIC.length + identity.length).put(MAGIC).put(identity).array();
    this.contentBytes = imageBytes;
    this.record = ByteBuffer.allocate(imageBytes + TRAILER);
    try {
      Files.createDirectories(folder);
      file = openForWriting();
      writable = true;
    } catch (IOException e) {
      file = openForReading(e);
    }
  }

  /**
   * Reads a record.
   *
   * @param content overwritten with the pixels, or with UTF-8 text ended by a zero if the image is
   *     broken
   */
  synchronized State read(int index, byte[] content) {
    State state = read(index);
    record.get(0, content);
    return state;
  }

  /** Whether something is known about an image. */
  synchronized boolean contains(int index) {
    return read(index) != State.ABSENT;
  }

  /** Keeps the pixels of an image, if that is possible. */
  void writeImage(int index, byte[] pixels) {
    write(index, State.IMAGE, pixels);
  }

  /** Keeps that an image is broken, and as much as fits of the reason. */
  void writeBroken(int index, String problem) {
    byte[] text = problem.getBytes(StandardCharsets.UTF_8);
    write(index, State.BROKEN, Arrays.copyOf(text, contentBytes));
  }

  /** Why the cache cannot be used, or no longer be filled. */
  synchronized Optional<String> warning() {
    return Optional.ofNullable(warning);
  }

  @Override
  public synchronized void close() {
    writable = false;
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      warn("could not be closed", e);
    }
    file = null;
  }

  private State read(int index) {
    if (file == null) {
      return State.ABSENT;
    }
    try {
      file.seek(position(index));
      file.readFully(record.array());
    } catch (IOException e) {
      return State.ABSENT; // not yet written, or on a failing disk: reading the image will show
    }
    boolean whole = record.getInt(contentBytes + Integer.BYTES) == checksum(index);
    return whole ? State.of(record.getInt(contentBytes)) : State.ABSENT;
  }

  private synchronized void write(int index, State state, byte[] content) {
    if (file == null || !writable) {
      return;
    }
    record.put(0, content);
    record.putInt(contentBytes, state.code);
    record.putInt(contentBytes + Integer.BYTES, checksum(index));
    try {
      file.seek(position(index));
      file.write(record.array(), 0, contentBytes);
      file.write(record.array(), contentBytes, TRAILER);
    } catch (IOException e) {
      writable = false;
      warn("cannot be filled any further", e);
    }
  }

  private RandomAccessFile openForWriting() throws IOException {
    RandomAccessFile opened = new RandomAccessFile(path.toFile(), "rw");
    try {
      if (!hasHeader(opened)) {
        if (opened.length() > header.length) {
          opened.setLength(0); // not ours, or damaged: none of its records may be believed
        }
        opened.seek(0);
        opened.write(header);
      }
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private @Nullable RandomAccessFile openForReading(IOException reason) {
    try {
      RandomAccessFile opened = new RandomAccessFile(path.toFile(), "r");
      if (hasHeader(opened)) {
        warn("can only be read", reason);
        return opened;
      }
      opened.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
    warn("cannot be used", reason);
    return null;
  }

  private boolean hasHeader(RandomAccessFile opened) throws IOException {
    byte[] found = new byte[header.length];
    opened.seek(0);
    return opened.length() >= found.length
        && opened.read(found) == found.length
        && Arrays.equals(found, header);
  }

  private long position(int index) {
    return header.length + (long) index * record.capacity();
  }

  /** The checksum of {@link #record}. */
  private int checksum(int index) {
    checksum.reset();
    checksum.update(record.array(), 0, contentBytes + Integer.BYTES);
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      checksum.update(index >>> shift);
    }
    return (int) checksum.getValue();
  }

  private void warn(String what, IOException reason) {
    warning =
        String.format(
            Locale.ROOT,
            "the cache of decoded images %s %s (%s): images that it lacks are decoded anew each time",
            path,
            what,
            reason.getMessage());
  }
}
