package org.gan4j.datasets.arrays;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.GanException;
import org.jspecify.annotations.Nullable;

/**
 * The classes of samples from numbers. If no names are given, the numbers that occur are the
 * classes.
 *
 * @param names by class
 * @param values the class of each sample
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
public record NumberedClasses(List<String> names, int[] values) {
  private static final int MOST = 10_000;

  /** No labels. */
  public static NumberedClasses none() {
    return new NumberedClasses(List.of(), new int[0]);
  }

  /**
   * Makes classes of numbers.
   *
   * @param names of the classes by number; null to name them by their numbers
   * @param where names the file in errors
   * @throws GanException of kind USAGE if a number has no name, or there are too many
   */
  public static NumberedClasses of(long[] numbers, @Nullable List<String> names, String where) {
    if (names == null) {
      long[] distinct = Arrays.stream(numbers).sorted().distinct().toArray();
      if (distinct.length > MOST) {
        throw GanException.usage(
            String.format(
                Locale.ROOT, "%,d different labels are too many classes", distinct.length),
            where,
            String.format(Locale.ROOT, "give labels of at most %,d classes", MOST));
      }
      return new NumberedClasses(
          Arrays.stream(distinct).mapToObj(String::valueOf).toList(),
          Arrays.stream(numbers)
              .mapToInt(number -> Arrays.binarySearch(distinct, number))
              .toArray());
    }
    int[] values = new int[numbers.length];
    for (int i = 0; i < values.length; i++) {
      if (numbers[i] < 0 || numbers[i] >= names.size()) {
        throw GanException.usage(
            String.format(
                Locale.ROOT,
                "label %,d is %d, and there are %d classes",
                i,
                numbers[i],
                names.size()),
            where,
            "name as many classes, or the right labels");
      }
      values[i] = (int) numbers[i];
    }
    return new NumberedClasses(List.copyOf(names), values);
  }
}
