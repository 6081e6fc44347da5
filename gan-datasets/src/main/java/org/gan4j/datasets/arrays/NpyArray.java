package org.gan4j.datasets.arrays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.FileProblem;
import org.gan4j.api.io.PathText;
import org.jspecify.annotations.Nullable;

/**
 * An array of a {@code .npy} file, or of a {@code .npz} archive. Every {@link GanException} that it
 * throws is of kind USAGE and names the file.
 */
@ThreadSafe
final class NpyArray implements AutoCloseable {
  private static final String ENDING = ".npy";

  private final StoredBytes bytes;
  private final NpyHeader header;
  private final String where;

  private NpyArray(StoredBytes bytes, String where) throws IOException {
    this.bytes = bytes;
    this.where = where;
    int beginning = (int) Math.min(bytes.size(), NpyHeader.LONGEST + NpyHeader.LONGEST_BEGINNING);
    ByteBuffer buffer = ByteBuffer.allocate(beginning);
    bytes.read(0, buffer);
    this.header = NpyHeader.parse(buffer.array(), where);
    requireLength();
  }

  private void requireLength() {
    long found = bytes.size() - header.length();
    long promised;
    try {
      promised = header.dataBytes();
    } catch (ArithmeticException e) {
      throw GanException.usage(
          "the header is implausible: " + header, where, "replace it by a whole file", e);
    }
    if (found != promised) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "the file has %,d bytes of numbers, and its header (%s) promises %,d",
              found,
              header,
              promised),
          where,
          found < promised ? "it was cut off: copy it again" : "write it with numpy.save");
    }
  }

  /**
   * Opens an array. Those of archives are read into memory.
   *
   * @param name of the array in an archive; null for the only one
   */
  static NpyArray open(Path file, @Nullable String name) {
    if (!Files.isRegularFile(file)) {
      throw GanException.usage(
          Files.exists(file) ? "this is not a file" : "there is no such file",
          file.toString(),
          PathText.advice(file, "give the path of a .npy or .npz file"));
    }
    try {
      if (isArchive(file)) {
        return openIn(file, name);
      }
      if (name != null) {
        throw GanException.usage(
            "the file is no archive with an array \"" + name + "\"",
            file.toString(),
            "leave out the name, or give a .npz file");
      }
      return of(StoredBytes.of(file), file.toString());
    } catch (ZipException e) {
      throw GanException.usage(
          "the archive is damaged or incomplete: " + e.getMessage(),
          file.toString(),
          "copy it again",
          e);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static NpyArray of(StoredBytes bytes, String where) throws IOException {
    boolean complete = false;
    try {
      NpyArray array = new NpyArray(bytes, where);
      complete = true;
      return array;
    } finally {
      if (!complete) {
        bytes.close();
      }
    }
  }

  /** Whether a file is named as an archive of arrays. */
  static boolean isArchive(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".npz");
  }

  /** The names of the arrays in an archive. */
  static List<String> names(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .toList();
    }
  }

  private static NpyArray openIn(Path archive, @Nullable String name) throws IOException {
    List<String> names = names(archive);
    String chosen = name == null && names.size() == 1 ? names.get(0) : name;
    if (chosen == null || !names.contains(chosen)) {
      throw GanException.usage(
          chosen == null
              ? "the archive has " + names.size() + " arrays: " + String.join(", ", names)
              : "the archive has no array \"" + chosen + "\" but " + String.join(", ", names),
          archive.toString(),
          "set \"array\", and \"labelsArray\" for labels, to one of them");
    }
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      ZipEntry entry = zip.getEntry(chosen + ENDING);
      long most = Runtime.getRuntime().maxMemory();
      if (entry.getSize() > most / 10 * 9) {
        throw GanException.usage(
            String.format(
                Locale.ROOT,
                "the array \"%s\" needs %,d MB of memory, and Java may use %,d MB",
                chosen,
                entry.getSize() >> 20,
                most >> 20),
            archive.toString(),
            "save it as a .npy file, which is not held in memory, or give Java more (-Xmx)");
      }
      try (var input = zip.getInputStream(entry)) {
        return of(StoredBytes.of(input), archive + ", array " + chosen);
      }
    }
  }

  private static GanException unreadable(String where, IOException cause) {
    return GanException.usage(
        "the file cannot be read: " + FileProblem.reason(cause),
        where,
        "check the permissions, and that the file is whole",
        cause);
  }

  NpyHeader header() {
    return header;
  }

  /** Names the file in errors. */
  String where() {
    return where;
  }

  /**
   * The numbers of a sample, in the array's byte order.
   *
   * @throws GanException if the file has become shorter or cannot be read
   */
  ByteBuffer sample(int index) {
    ByteBuffer buffer =
        ByteBuffer.allocate(header.sampleLength() * header.type().bytes()).order(header.order());
    try {
      bytes.read(header.length() + (long) index * buffer.capacity(), buffer);
    } catch (IOException e) {
      throw unreadable(where, e);
    }
    return buffer.flip();
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
