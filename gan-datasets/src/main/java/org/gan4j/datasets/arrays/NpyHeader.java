package org.gan4j.datasets.arrays;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gan4j.api.GanException;

/**
 * The beginning of a {@code .npy} file: NumPy's "A simple file format for NumPy arrays", versions
 * 1.0 to 3.0.
 *
 * @param type of the numbers
 * @param order of their bytes
 * @param shape lengths; the first counts the samples
 * @param length bytes before the first number
 */
record NpyHeader(NumberType type, ByteOrder order, List<Integer> shape, int length) {
  /** The magic string, the version and a length of four bytes. */
  static final int LONGEST_BEGINNING = 12;

  /** In bytes; NumPy refuses longer ones. */
  static final int LONGEST = 10_000;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final String REPLACE = "replace it by a whole .npy file";
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([a-zA-Z]\\d*)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

  /** Whether a file begins as arrays do. */
  static boolean isBegun(byte[] beginning) {
    return beginning.length >= MAGIC.length
        && Arrays.equals(beginning, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /**
   * Reads a header.
   *
   * @param bytes the first {@link #LONGEST} bytes of the file and a few more, or all of it
   * @param where names the file in errors
   * @throws GanException of kind USAGE if there is none, or the array cannot be used
   */
  static NpyHeader parse(byte[] bytes, String where) {
    if (!isBegun(bytes) || bytes.length < LONGEST_BEGINNING) {
      throw GanException.usage(
          bytes.length == 0 ? "the file is empty" : "this is not a .npy file",
          where,
          "write one with numpy.save");
    }
    boolean first = bytes[MAGIC.length] == 1;
    int start = first ? 10 : LONGEST_BEGINNING;
    int length = (bytes[8] & 0xFF) | ((bytes[9] & 0xFF) << 8);
    if (!first) {
      length |= ((bytes[10] & 0xFF) << 16) | ((bytes[11] & 0xFF) << 24);
    }
    if (length < 0 || length > LONGEST) {
      throw GanException.usage("the header of the file is implausible", where, REPLACE);
    }
    if (start + length > bytes.length) {
      throw GanException.usage("the file ends within its header", where, REPLACE);
    }
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    return of(text, start + length, where);
  }

  private static NpyHeader of(String text, int length, String where) {
    Matcher type = TYPE.matcher(text);
    Matcher fortran = FORTRAN.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (text.contains("'|O") || text.contains("'O'")) {
      throw GanException.usage(
          "the array holds Python objects, which are never read: they may run code",
          where,
          "save numbers of one type: numpy.save(file, array.astype(numpy.float32))");
    }
    NumberType numbers = type.find() ? NumberType.of(type.group(2)).orElse(null) : null;
    if (numbers == null || !fortran.find() || !shape.find()) {
      throw GanException.usage(
          "the array has numbers of a type that is not read: " + text.strip(),
          where,
          "save it as uint8, float32 or float64, and labels as integers");
    }
    if (fortran.group(1).equals("True")) {
      throw GanException.usage(
          "the array is in Fortran order, column by column",
          where,
          "save it in C order: numpy.save(file, numpy.ascontiguousarray(array))");
    }
    ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyHeader(numbers, order, lengths(shape.group(1), where), length);
  }

  private static List<Integer> lengths(String text, String where) {
    List<Integer> lengths = new ArrayList<>();
    try {
      for (String part : text.split(",", -1)) {
        if (!part.isBlank()) {
          lengths.add(Integer.parseInt(part.strip()));
        }
      }
    } catch (NumberFormatException e) {
      throw GanException.usage("the array is too large: (" + text + ")", where, REPLACE, e);
    }
    if (lengths.isEmpty() || lengths.stream().anyMatch(length -> length < 1)) {
      throw GanException.usage(
          "the array has no samples: its shape is (" + text.strip() + ")",
          where,
          "save an array [n, …] with samples");
    }
    return List.copyOf(lengths);
  }

  int count() {
    return shape.get(0);
  }

  /**
   * Numbers of one sample.
   *
   * @throws ArithmeticException if they are too many
   */
  int sampleLength() {
    return shape.stream().skip(1).reduce(1, Math::multiplyExact);
  }

  /**
   * Bytes of all numbers.
   *
   * @throws ArithmeticException if they are too many
   */
  long dataBytes() {
    return shape.stream().mapToLong(Integer::longValue).reduce(type.bytes(), Math::multiplyExact);
  }

  /** As {@code [1000, 28, 28] unsigned bytes}. */
  @Override
  public String toString() {
    return shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "] ")) + type;
  }
}
