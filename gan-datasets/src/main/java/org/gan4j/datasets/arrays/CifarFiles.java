package org.gan4j.datasets.arrays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.BoundedFile;
import org.gan4j.api.io.FileProblem;
import org.gan4j.api.io.PathText;

/**
 * Records of binary files of CIFAR: labels of one byte each, and then an image of 3×32×32 bytes
 * (Krizhevsky, "Learning multiple layers of features from tiny images", 2009). The files are not
 * held in memory.
 */
@ThreadSafe
final class CifarFiles implements AutoCloseable {
  static final int IMAGE = 3 * 32 * 32;
  private static final int LONGEST_NAMES = 1 << 16;

  private final List<Path> paths = new ArrayList<>();
  private final List<StoredBytes> files = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private final int recordLength;

  /**
   * Opens files.
   *
   * @param labels how many a record has
   * @throws GanException of kind USAGE if one is no such file
   */
  CifarFiles(List<Path> paths, int labels) {
    this.recordLength = labels + IMAGE;
    boolean complete = false;
    try {
      paths.forEach(this::add);
      complete = true;
    } finally {
      if (!complete) {
        close();
      }
    }
  }

  private void add(Path path) {
    try {
      StoredBytes file = StoredBytes.of(path);
      files.add(file);
      paths.add(path);
      long size = file.size();
      if (size == 0 || size % recordLength != 0) {
        throw GanException.usage(
            String.format(
                Locale.ROOT,
                "the file has %,d bytes, which are no whole number of records of %,d bytes",
                size,
                recordLength),
            path.toString(),
            "copy it again; cifar-10 has records of 3,073 bytes, and cifar-100 of 3,074");
      }
      ends.add(Math.addExact(count(), Math.toIntExact(size / recordLength)));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /**
   * The files of a folder, or one file.
   *
   * @param unpacked the name that the folder has in the archive; it may lie in the folder
   * @throws GanException of kind USAGE if a file is missing
   */
  static List<Path> find(Path place, String unpacked, List<String> names, String type) {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    Path inner = place.resolve(unpacked);
    Path folder = Files.isDirectory(inner) ? inner : place;
    for (String name : names) {
      if (!Files.isRegularFile(folder.resolve(name))) {
        throw GanException.usage(
                "the file " + name + " of " + type + " is not there",
                folder.toString(),
                PathText.advice(
                    place,
                    "unpack the binary version of " + type + ", and set \"path\" to its folder"))
            .withCode(ErrorCode.DATA_MISSING, type);
      }
    }
    return names.stream().map(folder::resolve).toList();
  }

  /**
   * The names of classes, a line each.
   *
   * @param otherwise if there is no such file beside the images
   */
  static List<String> names(Path beside, String file, List<String> otherwise) {
    Path path = beside.resolveSibling(file);
    if (!Files.isRegularFile(path)) {
      return otherwise;
    }
    try {
      String text =
          BoundedFile.read(path, LONGEST_NAMES)
              .map(bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
              .orElse("");
      List<String> names = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
      return names.size() == otherwise.size() ? names : otherwise;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** The numbers from 0 on, as names. */
  static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  private static GanException unreadable(Path path, IOException cause) {
    return GanException.usage(
        "the file cannot be read: " + FileProblem.reason(cause),
        path.toString(),
        "check the permissions",
        cause);
  }

  /** How many images there are in all files. */
  int count() {
    return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
  }

  /** The file of an image, for errors. */
  Path path(int index) {
    return paths.get(file(index));
  }

  private int file(int index) {
    int file = 0;
    while (ends.get(file) <= index) {
      file++;
    }
    return file;
  }

  /** A record: labels, and the image. */
  byte[] read(int index) {
    int file = file(index);
    int within = index - (file == 0 ? 0 : ends.get(file - 1));
    byte[] bytes = new byte[recordLength];
    try {
      files.get(file).read((long) within * recordLength, ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw unreadable(paths.get(file), e);
    }
    return bytes;
  }

  @Override
  public void close() {
    for (StoredBytes file : files) {
      try {
        file.close();
      } catch (IOException e) {
        // Nothing was written.
      }
    }
  }
}
