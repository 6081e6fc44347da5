package org.gan4j.datasets;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;

/** Reads datasets as the trainer does, for tests. */
public final class Reading {
  private static final RandomKey KEY = RandomKey.ofSeed(42);

  private Reading() {}

  /** A context whose relative paths and cache lie in a folder. */
  public static DatasetContext context(Path folder) {
    return DatasetContext.of(folder, folder.resolve("cache"), KEY);
  }

  /** The samples of some indices, one after the other. */
  public static float[] read(Dataset dataset, int... indices) {
    return read(dataset, KEY, indices);
  }

  /** The samples of some indices under a key, one after the other. */
  public static float[] read(Dataset dataset, RandomKey key, int... indices) {
    FloatBuffer destination = FloatBuffer.allocate(indices.length * dataset.shape().length());
    dataset.read(indices, key, destination);
    return destination.array();
  }

  /** The one sample of an index. */
  public static float[] sample(Dataset dataset, int index) {
    return read(dataset, index);
  }
}
