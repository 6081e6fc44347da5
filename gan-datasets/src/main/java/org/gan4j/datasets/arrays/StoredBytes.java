package org.gan4j.datasets.arrays;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Bytes that are read from any position: of a file, which is not held in memory, or of a part of an
 * archive, which is.
 */
@ThreadSafe
interface StoredBytes extends AutoCloseable {

  /** How many there are. */
  long size();

  /**
   * Fills the rest of a buffer.
   *
   * @throws IOException if there are too few
   */
  void read(long position, ByteBuffer destination) throws IOException;

  @Override
  void close() throws IOException;

  /** The bytes of a file, which stays open. */
  static StoredBytes of(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return new OfFile(channel, channel.size());
  }

  /**
   * All bytes of a stream, in memory.
   *
   * @throws IOException if it cannot be read
   */
  static StoredBytes of(InputStream input) throws IOException {
    List<byte[]> pieces = new ArrayList<>();
    long size = 0;
    byte[] piece = input.readNBytes(InMemory.PIECE);
    while (piece.length > 0) {
      pieces.add(piece);
      size += piece.length;
      piece = input.readNBytes(InMemory.PIECE);
    }
    return new InMemory(pieces, size);
  }

  /** Those of a file. */
  record OfFile(FileChannel channel, long size) implements StoredBytes {
    @Override
    public void read(long position, ByteBuffer destination) throws IOException {
      long at = position;
      while (destination.hasRemaining()) {
        int count = channel.read(destination, at);
        if (count < 0) {
          throw new EOFException("the file has become shorter");
        }
        at += count;
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** Those of a stream, in pieces of equal length but for the last. */
  record InMemory(List<byte[]> pieces, long size) implements StoredBytes {
    private static final int PIECE = 1 << 20;

    @Override
    public void read(long position, ByteBuffer destination) throws IOException {
      if (position + destination.remaining() > size) {
        throw new EOFException("the array ends too early");
      }
      long at = position;
      while (destination.hasRemaining()) {
        byte[] piece = pieces.get((int) (at / PIECE));
        int from = (int) (at % PIECE);
        int count = Math.min(piece.length - from, destination.remaining());
        destination.put(piece, from, count);
        at += count;
      }
    }

    @Override
    public void close() {
      // Memory needs none.
    }
  }
}
