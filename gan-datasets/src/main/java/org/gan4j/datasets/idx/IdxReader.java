package org.gan4j.datasets.idx;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.gan4j.api.GanException;
import org.gan4j.api.io.PathText;

/**
 * Reads one IDX file from its beginning to its end, item by item, gzip-compressed or not, and
 * believes nothing: neither the header nor the length. Every {@link GanException} it throws is of
 * kind USAGE and names the file.
 */
final class IdxReader implements AutoCloseable {
  private static final String REPLACE = "replace it by a complete IDX file";
  private static final int BUFFER = 1 << 16;

  /** The highest compression ratio of deflate; a header that promises more is wrong. */
  private static final long MOST_COMPRESSED = 1032;

  private static final int MOST_DIMENSIONS = 8;

  private final InputStream input;
  private final String where;
  private final IdxHeader header;
  private long bytesRead;

  private IdxReader(InputStream input, String where, long mostData) throws IOException {
    this.input = input;
    this.where = where;
    this.header = readHeader(mostData);
  }

  /** Opens a file and reads its header. */
  static IdxReader open(Path file) {
    String where = file.toString();
    try {
      if (!Files.isRegularFile(file)) {
        throw GanException.usage(
            Files.exists(file) ? "an IDX file was expected here" : "there is no such file",
            where,
            PathText.advice(
                file, "give the path of an IDX file, such as train-images-idx3-ubyte.gz"));
      }
      return open(Files.newInputStream(file), where, Files.size(file));
    } catch (IOException e) {
      throw unreadable(where, e);
    }
  }

  /**
   * Reads the header from a stream, which is closed with the reader, or at once if the header is
   * wrong.
   *
   * @param where names the source in errors
   * @param length bytes in the stream
   */
  static IdxReader open(InputStream raw, String where, long length) {
    InputStream input = new BufferedInputStream(raw, BUFFER);
    try {
      input.mark(2);
      boolean compressed = input.read() == 0x1F && input.read() == 0x8B;
      input.reset();
      long mostData = length;
      if (compressed) {
        input = new GZIPInputStream(input, BUFFER);
        mostData = length * MOST_COMPRESSED;
      }
      return new IdxReader(input, where, mostData);
    } catch (EOFException | ZipException e) {
      throw closing(input, damagedArchive(where, e));
    } catch (IOException e) {
      throw closing(input, unreadable(where, e));
    } catch (GanException e) {
      throw closing(input, e);
    }
  }

  IdxHeader header() {
    return header;
  }

  /** Names the file in errors. */
  String where() {
    return where;
  }

  /** Reads the next bytes, exactly as many as fit. */
  void read(byte[] destination) {
    if (fill(destination) < destination.length) {
      throw GanException.usage(
          "the file ends after %,d bytes of data, but its header (%s) promises %,d"
              .formatted(bytesRead, header, header.dataBytes()),
          where,
          REPLACE);
    }
  }

  /** Passes over the rest, which must be exactly as long as the header says. */
  void finish() {
    byte[] rest = new byte[BUFFER];
    while (bytesRead < header.dataBytes()) {
      long left = header.dataBytes() - bytesRead;
      read(left < rest.length ? new byte[(int) left] : rest);
    }
    if (!ended()) {
      throw GanException.usage(
          "the file goes on after the %,d bytes of data that its header (%s) promises"
              .formatted(header.dataBytes(), header),
          where,
          REPLACE);
    }
  }

  @Override
  public void close() {
    try {
      input.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IdxHeader readHeader(long mostData) throws IOException {
    byte[] magic = input.readNBytes(4);
    int rank = magic.length == 4 ? magic[3] : 0;
    IdxType type =
        Arrays.stream(IdxType.values())
            .filter(any -> magic.length == 4 && any.code() == magic[2])
            .findFirst()
            .orElse(null);
    if (magic.length == 4 && magic[2] == 0 && magic[3] == 0 && (magic[0] | magic[1]) != 0) {
      throw reversed("its first four bytes are " + hexadecimal(magic));
    }
    if (type == null || magic[0] != 0 || magic[1] != 0 || rank < 1 || rank > MOST_DIMENSIONS) {
      throw GanException.usage(
          "this is not an IDX file: it begins with "
              + (magic.length == 0 ? "nothing" : hexadecimal(magic)),
          where,
          "an IDX file begins with 00 00, the type of its numbers and how many dimensions it has");
    }
    byte[] lengths = input.readNBytes(4 * rank);
    if (lengths.length < 4 * rank) {
      throw GanException.usage(
          "the file ends within its header, after %d bytes".formatted(4 + lengths.length),
          where,
          REPLACE);
    }
    ByteBuffer numbers = ByteBuffer.wrap(lengths);
    List<Integer> dimensions = new ArrayList<>();
    while (numbers.hasRemaining()) {
      dimensions.add(numbers.getInt());
    }
    return checked(new IdxHeader(type, dimensions), mostData);
  }

  private IdxHeader checked(IdxHeader candidate, long mostData) {
    if (!candidate.isPlausible(mostData) && candidate.reversed().isPlausible(mostData)) {
      throw reversed("read so, it promises " + candidate.reversed());
    }
    if (candidate.dimensions().stream().anyMatch(length -> length < 1)) {
      throw GanException.usage(
          "the file is empty: its header says " + candidate, where, "name a file with samples");
    }
    try {
      long most = mostData - candidate.headerBytes();
      if (candidate.dataBytes() > most) {
        throw GanException.usage(
            "the header (%s) promises %,d bytes of data, but the file holds %,d at most"
                .formatted(candidate, candidate.dataBytes(), most),
            where,
            REPLACE);
      }
    } catch (ArithmeticException e) {
      throw GanException.usage("the header is implausible: " + candidate, where, REPLACE, e);
    }
    return candidate;
  }

  private GanException reversed(String evidence) {
    return GanException.usage(
        "the header is in the wrong byte order, little-endian: " + evidence,
        where,
        "write the numbers of IDX files in big-endian byte order, the lengths too");
  }

  /** Reads until the array is full or the data ends, and returns how many bytes that were. */
  private int fill(byte[] destination) {
    int filled = 0;
    try {
      int count = 0;
      while (filled < destination.length && count >= 0) {
        filled += count;
        bytesRead += count;
        count = input.read(destination, filled, destination.length - filled);
      }
    } catch (EOFException e) {
      return filled; // truncated gzip data: the caller knows the expected length
    } catch (ZipException e) {
      throw damagedArchive(where, e);
    } catch (IOException e) {
      throw unreadable(where, e);
    }
    return filled;
  }

  private boolean ended() {
    try {
      return input.read() < 0;
    } catch (EOFException | ZipException e) {
      throw damagedArchive(where, e);
    } catch (IOException e) {
      throw unreadable(where, e);
    }
  }

  private static GanException closing(InputStream input, GanException failure) {
    try {
      input.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private static GanException damagedArchive(String where, IOException cause) {
    return GanException.usage(
        "the gzip file is damaged or incomplete: " + cause.getMessage(), where, REPLACE, cause);
  }

  private static GanException unreadable(String where, IOException cause) {
    return GanException.usage(
        "the file cannot be read: " + cause.getMessage(), where, "check its permissions", cause);
  }

  private static String hexadecimal(byte[] bytes) {
    return java.util.HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
