package org.gan4j.datasets.unpaired;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.io.Sha256;

/**
 * Two sets of pictures. It has as many samples as the smaller one. Index i stands for the pictures
 * i, i + size, i + 2·size, … of both: one of them is drawn for each read. The picture of A in the
 * same row is drawn from all indices of the part that is read, so that the two are independent, and
 * parts of the indices are disjoint in both sets.
 */
@NotThreadSafe
final class UnpairedDataset implements Dataset {
  private final Dataset a;
  private final Dataset b;
  private final int[] all;

  /**
   * Joins two sets of pictures, which are closed with this.
   *
   * @param a the inputs
   * @param b the samples
   */
  UnpairedDataset(Dataset a, Dataset b) {
    this.a = a;
    this.b = b;
    this.all = IntStream.range(0, Math.min(a.size(), b.size())).toArray();
  }

  @Override
  public SampleShape shape() {
    return b.shape();
  }

  @Override
  public Map<String, SampleShape> arrays() {
    Map<String, SampleShape> arrays = new LinkedHashMap<>();
    arrays.put(Batch.SAMPLES, b.shape());
    arrays.put(Batch.INPUT, a.shape());
    return arrays;
  }

  @Override
  public int size() {
    return all.length;
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    readPart(all, indices, augmentation, Map.of(Batch.SAMPLES, destination));
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, Map<String, FloatBuffer> destinations) {
    readPart(all, indices, augmentation, destinations);
  }

  @Override
  public void readPart(
      int[] part, int[] indices, RandomKey augmentation, Map<String, FloatBuffer> destinations) {
    for (int index : indices) {
      Objects.checkIndex(index, all.length);
    }
    FloatBuffer samples = destinations.get(Batch.SAMPLES);
    if (samples != null) {
      RandomGenerator random = augmentation.split("choice b").generator();
      int[] chosen = IntStream.of(indices).map(index -> one(index, b.size(), random)).toArray();
      b.read(chosen, augmentation.split("b"), samples);
    }
    FloatBuffer inputs = destinations.get(Batch.INPUT);
    if (inputs != null) {
      RandomGenerator random = augmentation.split("choice a").generator();
      int[] chosen =
          IntStream.of(indices)
              .map(index -> one(part[random.nextInt(part.length)], a.size(), random))
              .toArray();
      a.read(chosen, augmentation.split("a"), inputs);
    }
  }

  /** One of the pictures index, index + size, … of a set of {@code count}. */
  private int one(int index, int count, RandomGenerator random) {
    int choices = (count - 1 - index) / all.length + 1;
    return index + all.length * (choices == 1 ? 0 : random.nextInt(choices));
  }

  @Override
  public String fingerprint() {
    return "sha256:"
        + new Sha256().add("unpaired " + a.fingerprint() + " " + b.fingerprint()).hex();
  }

  @Override
  public List<String> warnings() {
    return Stream.concat(a.warnings().stream(), b.warnings().stream()).toList();
  }

  @Override
  public List<String> omissions() {
    return Stream.concat(a.omissions().stream(), b.omissions().stream()).toList();
  }

  @Override
  public void close() {
    a.close();
    b.close();
  }
}
