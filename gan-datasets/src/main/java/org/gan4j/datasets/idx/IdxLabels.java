package org.gan4j.datasets.idx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.jspecify.annotations.Nullable;

/**
 * The classes of samples, from the numbers in a file of labels. If no names are given, the numbers
 * that occur are the classes: labels from 1 to 10 are ten classes, and not eleven.
 *
 * @param classes names, by class
 * @param values the class of each sample that is kept, as an unsigned byte
 * @param omissions classes without a sample that is kept
 * @param warnings gaps in the numbers
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
record IdxLabels(
    List<String> classes, byte[] values, List<String> omissions, List<String> warnings) {

  /** No labels. */
  static IdxLabels none() {
    return new IdxLabels(List.of(), new byte[0], List.of(), List.of());
  }

  /**
   * Makes classes of numbers.
   *
   * @param numbers unsigned bytes, also of the samples that are not kept, since they determine the
   *     classes
   * @param kept how many samples are kept, from the first on
   * @param names of the classes by number; null to name them by their numbers
   * @param where names the file in errors
   * @throws GanException of kind USAGE if a number has no name
   */
  static IdxLabels of(byte[] numbers, int kept, @Nullable List<String> names, String where) {
    BitSet occurring = new BitSet();
    for (int i = 0; i < numbers.length; i++) {
      int number = numbers[i] & 0xFF;
      if (names != null && number >= names.size()) {
        throw GanException.usage(
            "label %d is %d, but there are %d classes".formatted(i, number, names.size()),
            where,
            "name the file with the right labels");
      }
      occurring.set(number);
    }
    if (names != null) {
      byte[] values = Arrays.copyOf(numbers, kept);
      return new IdxLabels(names, values, withoutSamples(names, values), List.of());
    }
    List<String> classes = occurring.stream().mapToObj(String::valueOf).toList();
    byte[] values = new byte[kept];
    for (int i = 0; i < kept; i++) {
      values[i] = (byte) occurring.get(0, numbers[i] & 0xFF).cardinality();
    }
    return new IdxLabels(classes, values, withoutSamples(classes, values), gaps(occurring));
  }

  private static List<String> withoutSamples(List<String> classes, byte[] values) {
    BitSet present = new BitSet();
    for (byte value : values) {
      present.set(value & 0xFF);
    }
    List<String> absent = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      if (!present.get(label)) {
        absent.add(classes.get(label));
      }
    }
    return absent.isEmpty()
        ? List.of()
        : List.of(
            "%d of %d classes, which have no sample here: %s"
                .formatted(absent.size(), classes.size(), String.join(", ", absent)));
  }

  private static List<String> gaps(BitSet occurring) {
    String missing =
        IntStream.range(0, occurring.length())
            .filter(number -> !occurring.get(number))
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? List.of()
        : List.of(
            "class %s has no sample: the labels are from %d to %d, and make %d classes, named by their numbers"
                .formatted(
                    missing,
                    occurring.nextSetBit(0),
                    occurring.length() - 1,
                    occurring.cardinality()));
  }
}
