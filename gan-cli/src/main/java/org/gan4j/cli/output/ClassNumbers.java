package org.gan4j.cli.output;

import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * The numbers that stand for classes in files without names.
 *
 * <p>Stateless.
 */
@ThreadSafe
public final class ClassNumbers {
  private static final String BYTE = "0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5]";

  private ClassNumbers() {}

  /** Whether all names are numbers from 0 to 255, as in IDX files of labels. */
  public static boolean areNames(List<String> classes) {
    return classes.stream().allMatch(name -> name.matches(BYTE));
  }

  /** The number of each class: its name if all names are numbers, otherwise its place. */
  public static int[] of(List<String> classes) {
    return areNames(classes)
        ? classes.stream().mapToInt(Integer::parseInt).toArray()
        : IntStream.range(0, classes.size()).toArray();
  }
}
