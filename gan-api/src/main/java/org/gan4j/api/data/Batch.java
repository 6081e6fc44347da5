package org.gan4j.api.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Some samples of a dataset, as named arrays. The arrays are reused: they are valid until the next
 * batch is requested.
 *
 * @param arrays [batch, …] each, by the names of {@link Dataset#arrays()}
 * @param labels one class a sample; empty if the dataset has no labels
 * @param indices where the samples are in the training data; empty if they are not read from them
 */
@SuppressWarnings("ArrayRecordComponent") // a view on a reused buffer, never compared
public record Batch(Map<String, INDArray> arrays, int[] labels, int[] indices) {
  /** The name of the array that every dataset has. */
  public static final String SAMPLES = "samples";

  /**
   * The name of the array of input pictures, in a dataset of pairs: the samples are the targets.
   */
  public static final String INPUT = "input";

  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException if there are no samples
   */
  public Batch {
    if (!arrays.containsKey(SAMPLES)) {
      throw new IllegalArgumentException("a batch has an array \"" + SAMPLES + "\"");
    }
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  /** A batch that is not read from the training data. */
  public Batch(Map<String, INDArray> arrays, int[] labels) {
    this(arrays, labels, new int[0]);
  }

  /** A batch of samples alone. */
  public Batch(INDArray samples, int[] labels) {
    this(Map.of(SAMPLES, samples), labels);
  }

  /** The samples: [batch, channels, height, width] or [batch, features]. */
  public INDArray samples() {
    return array(SAMPLES);
  }

  /**
   * An array by its name, such as the target of a translation.
   *
   * @throws IllegalArgumentException if the dataset has no such array
   */
  public INDArray array(String name) {
    INDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException(
          "the batch has no array \"" + name + "\" but " + String.join(", ", arrays.keySet()));
    }
    return array;
  }
}
