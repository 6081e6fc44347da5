package org.gan4j.datasets.images;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.io.Sha256;
import org.jspecify.annotations.Nullable;

/** Pictures as the array {@link Batch#INPUT}, and their translations as samples. */
@NotThreadSafe
final class PairedDataset implements Dataset {
  private final PairSource pairs;
  private final boolean flip;

  /**
   * A dataset of pairs, which are closed with it.
   *
   * @param flip whether both pictures of a pair are mirrored with probability 1/2
   */
  PairedDataset(PairSource pairs, boolean flip) {
    this.pairs = pairs;
    this.flip = flip;
  }

  @Override
  public SampleShape shape() {
    return pairs.target();
  }

  @Override
  public Map<String, SampleShape> arrays() {
    Map<String, SampleShape> arrays = new LinkedHashMap<>();
    arrays.put(Batch.SAMPLES, pairs.target());
    arrays.put(Batch.INPUT, pairs.input());
    return arrays;
  }

  @Override
  public int size() {
    return pairs.size();
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    read(indices, augmentation, Map.of(Batch.SAMPLES, destination));
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, Map<String, FloatBuffer> destinations) {
    RandomGenerator random = augmentation.generator();
    float[] input = new float[pairs.input().length()];
    float[] target = new float[pairs.target().length()];
    for (int index : indices) {
      pairs.read(Objects.checkIndex(index, size()), input, target);
      if (flip && random.nextBoolean()) {
        mirror(input, pairs.input().width());
        mirror(target, pairs.target().width());
      }
      put(destinations.get(Batch.INPUT), input);
      put(destinations.get(Batch.SAMPLES), target);
    }
  }

  private static void put(@Nullable FloatBuffer to, float... numbers) {
    if (to != null) {
      to.put(numbers);
    }
  }

  private static void mirror(float[] picture, int width) {
    for (int row = 0; row < picture.length; row += width) {
      for (int left = row, right = row + width - 1; left < right; left++, right--) {
        float swapped = picture[left];
        picture[left] = picture[right];
        picture[right] = swapped;
      }
    }
  }

  @Override
  public String fingerprint() {
    return "sha256:" + new Sha256().add("pairs " + pairs.fingerprint() + " " + flip).hex();
  }

  @Override
  public List<String> warnings() {
    return pairs.warnings();
  }

  @Override
  public List<String> omissions() {
    return pairs.omissions();
  }

  @Override
  public void close() {
    pairs.close();
  }
}
