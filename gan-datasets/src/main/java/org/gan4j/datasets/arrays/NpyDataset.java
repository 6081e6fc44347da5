package org.gan4j.datasets.arrays;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.io.Sha256;

/** Samples of an array, which are read from the file when they are needed. */
@ThreadSafe
final class NpyDataset implements Dataset {
  private final NpyArray array;
  private final ArrayFormat format;
  private final Range range;
  private final int count;
  private final NumberedClasses classes;
  private final List<String> warnings;
  private final String fingerprint;

  private NpyDataset(
      NpyArray array,
      ArrayFormat format,
      Range range,
      int count,
      NumberedClasses classes,
      List<String> warnings,
      String fingerprint) {
    this.array = array;
    this.format = format;
    this.range = range;
    this.count = count;
    this.classes = classes;
    this.warnings = List.copyOf(warnings);
    this.fingerprint = fingerprint;
  }

  /**
   * Passes over the samples.
   *
   * @param array closed with the dataset
   * @param count how many samples are used, from the first on
   * @throws GanException of kind USAGE if a number is not finite, or the range is not known
   */
  static NpyDataset of(
      NpyArray array, int count, NumberedClasses classes, NpyConfiguration configuration) {
    ArrayFormat format = ArrayFormat.of(array.header(), configuration.layout(), array.where());
    Numbers numbers = new Numbers(array);
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    List<Double> named = configuration.range();
    Range range =
        named != null
            ? new Range(named.get(0), named.get(1))
            : array.header().type() == NumberType.UINT8 || !format.shape().isImage()
                ? Range.BYTES
                : Range.around(numbers.least, numbers.most, array.where());
    Integer limit = configuration.limit();
    return new NpyDataset(
        array,
        format,
        range,
        count,
        classes,
        limit != null && limit > count
            ? List.of(
                String.format(
                    Locale.ROOT, "\"limit\" asks for %,d samples, and there are %,d", limit, count))
            : List.of(),
        numbers.fingerprint(format, range, classes));
  }

  /** What a pass over the numbers finds. */
  private static final class Numbers {
    private final NpyArray array;
    private final Sha256 hash = new Sha256();
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    Numbers(NpyArray array) {
      this.array = array;
    }

    void add(int index) {
      ByteBuffer sample = array.sample(index);
      NumberType type = array.header().type();
      for (int at = 0; type != NumberType.UINT8 && at < sample.limit(); at += type.bytes()) {
        double number = type.number(sample, at);
        if (!Double.isFinite(number)) {
          throw GanException.usage(
              String.format(Locale.ROOT, "sample %d contains %s", index, number),
              array.where(),
              "remove samples that are not finite");
        }
        least = Math.min(least, number);
        most = Math.max(most, number);
      }
      hash.add(sample);
    }

    String fingerprint(ArrayFormat format, Range range, NumberedClasses classes) {
      hash.add(array.header().type() + " " + array.header().order() + " " + format + " " + range);
      hash.add(classes.names().toString());
      ByteBuffer label = ByteBuffer.allocate(Integer.BYTES);
      for (int value : classes.values()) {
        hash.add(label.putInt(0, value).rewind());
      }
      return "sha256:" + hash.hex();
    }
  }

  @Override
  public SampleShape shape() {
    return format.shape();
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    NumberType type = array.header().type();
    float[] numbers = new float[format.shape().length()];
    boolean scaled = format.shape().isImage();
    for (int index : indices) {
      ByteBuffer sample = array.sample(Objects.checkIndex(index, count));
      for (int i = 0; i < numbers.length; i++) {
        double number = type.number(sample, i * type.bytes());
        numbers[format.target(i)] = scaled ? range.scale(number) : (float) number;
      }
      destination.put(numbers);
    }
  }

  @Override
  public List<String> classes() {
    return classes.names();
  }

  @Override
  public int label(int index) {
    return classes.names().isEmpty()
        ? Dataset.super.label(index)
        : classes.values()[Objects.checkIndex(index, count)];
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public void close() {
    array.close();
  }
}
