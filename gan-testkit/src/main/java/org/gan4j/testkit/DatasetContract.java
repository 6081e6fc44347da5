package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.DatasetProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of every dataset: a read is a function of the indices and the key, independent of
 * earlier reads.
 *
 * @param <C> its configuration
 */
public abstract class DatasetContract<C extends Record> extends ComponentContract<C> {
  private static final RandomKey KEY = RandomKey.ofSeed(2);
  private static final float UNTOUCHED = -77;

  @TempDir Path cache;

  /** For subclasses. */
  protected DatasetContract() {}

  @Override
  protected abstract DatasetProvider<C> provider();

  /** What relative paths of the configuration are relative to; the working directory by default. */
  protected Path workingDirectory() {
    return Path.of("").toAbsolutePath();
  }

  private Dataset open() {
    return provider()
        .create(configuration(), DatasetContext.of(workingDirectory(), cache, KEY.split("data")));
  }

  private static float[] read(Dataset dataset, RandomKey augmentation, int... indices) {
    float[] samples = new float[indices.length * dataset.shape().length()];
    dataset.read(indices, augmentation, FloatBuffer.wrap(samples));
    return samples;
  }

  /** Up to five samples from all over the dataset, the last one among them. */
  private static int[] some(Dataset dataset) {
    int last = dataset.size() - 1;
    return new int[] {last, 0, last / 2, last / 3, last};
  }

  @Test
  void readsTheSameWhateverWasReadBefore() {
    try (Dataset dataset = open()) {
      int[] indices = some(dataset);
      float[] first = read(dataset, KEY, indices);
      read(dataset, KEY.split("in between"), 0);

      assertThat(read(dataset, KEY, indices)).isEqualTo(first);
    }
  }

  @Test
  void isTheSameWhenItIsOpenedAgain() {
    try (Dataset one = open();
        Dataset two = open()) {
      assertThat(two.size()).isEqualTo(one.size()).isPositive();
      assertThat(two.shape()).isEqualTo(one.shape());
      assertThat(two.classes()).isEqualTo(one.classes());
      assertThat(two.fingerprint()).isEqualTo(one.fingerprint()).isNotBlank();
      assertThat(read(two, KEY, some(two))).isEqualTo(read(one, KEY, some(one)));
    }
  }

  @Test
  void writesAllOfASampleAndNothingElse() {
    try (Dataset dataset = open()) {
      int length = dataset.shape().length();
      float[] buffer = new float[length + 4];
      Arrays.fill(buffer, UNTOUCHED);
      FloatBuffer destination = FloatBuffer.wrap(buffer);
      destination.position(2);
      dataset.read(new int[] {0}, KEY, destination);

      for (int i = 0; i < buffer.length; i++) {
        boolean inside = i >= 2 && i < length + 2;
        if (inside) {
          assertThat(buffer[i]).isFinite().isNotEqualTo(UNTOUCHED);
        } else {
          assertThat(buffer[i]).isEqualTo(UNTOUCHED);
        }
      }
    }
  }

  @Test
  void readsTheSamplesAmongItsArraysAsAlone() {
    try (Dataset dataset = open()) {
      int[] indices = some(dataset);
      Map<String, FloatBuffer> arrays = new LinkedHashMap<>();
      dataset
          .arrays()
          .forEach(
              (name, shape) ->
                  arrays.put(name, FloatBuffer.allocate(indices.length * shape.length())));
      assertThat(dataset.arrays()).containsEntry(Batch.SAMPLES, dataset.shape());
      dataset.read(indices, KEY, arrays);

      assertThat(arrays.values())
          .allSatisfy(array -> assertThat(array.hasRemaining()).as("an array is full").isFalse());
      assertThat(Objects.requireNonNull(arrays.get(Batch.SAMPLES)).array())
          .isEqualTo(read(dataset, KEY, indices));
    }
  }

  @Test
  void scalesImages() {
    try (Dataset dataset = open()) {
      if (dataset.shape().isImage()) {
        for (float pixel : read(dataset, KEY, some(dataset))) {
          assertThat(pixel).isBetween(-1f, 1f);
        }
      }
    }
  }

  @Test
  void labelsEverySampleWithOneOfItsClasses() {
    try (Dataset dataset = open()) {
      if (!dataset.classes().isEmpty()) {
        for (int index : some(dataset)) {
          assertThat(dataset.label(index)).isBetween(0, dataset.classes().size() - 1);
        }
      }
    }
  }

  @Test
  void hasMeansOfTheLengthOfItsSamplesWhereItsDensityIsKnown() {
    try (Dataset dataset = open()) {
      dataset
          .trueDensity()
          .ifPresent(
              density ->
                  assertThat(density.modes())
                      .allSatisfy(mode -> assertThat(mode).hasSize(dataset.shape().length())));
    }
  }
}
