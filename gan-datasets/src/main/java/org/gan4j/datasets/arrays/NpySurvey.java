package org.gan4j.datasets.arrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.FileProblem;

/**
 * What arrays a file has, so that settings can be chosen for it.
 *
 * @param arrays by name in an archive; one with an empty name in a {@code .npy} file
 */
@ThreadSafe
public record NpySurvey(Map<String, Entry> arrays) {

  /** Copies the map. */
  public NpySurvey {
    arrays = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  /**
   * An array.
   *
   * @param shape lengths
   * @param whole whether its numbers are integers
   */
  public record Entry(List<Integer> shape, boolean whole) {
    /** Copies the list. */
    public Entry {
      shape = List.copyOf(shape);
    }
  }

  /**
   * Reads the headers.
   *
   * @throws GanException of kind USAGE if the file cannot be read
   */
  public static NpySurvey of(Path file) {
    Map<String, Entry> arrays = new LinkedHashMap<>();
    if (!NpyArray.isArchive(file)) {
      arrays.put("", entry(file, null));
      return new NpySurvey(arrays);
    }
    try {
      for (String name : NpyArray.names(file)) {
        arrays.put(name, entry(file, name));
      }
    } catch (IOException e) {
      throw GanException.usage(
          "the archive cannot be read: " + FileProblem.reason(e),
          file.toString(),
          "copy it again",
          e);
    }
    return new NpySurvey(arrays);
  }

  private static Entry entry(Path file, @org.jspecify.annotations.Nullable String name) {
    try (NpyArray array = NpyArray.open(file, name)) {
      return new Entry(array.header().shape(), array.header().type().isWhole());
    }
  }
}
