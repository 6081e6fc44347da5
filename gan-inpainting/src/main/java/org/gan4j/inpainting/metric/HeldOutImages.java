package org.gan4j.inpainting.metric;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.inpainting.InpaintingTask;

/**
 * Images that are measured on, with their holes: spread evenly over a dataset, so that of a sorted
 * one all parts are seen.
 */
final class HeldOutImages {
  private final InpaintingTask task;
  private final int[] indices;
  private final float[][] images;
  private final List<boolean[]> holes = new ArrayList<>();

  /**
   * Reads images.
   *
   * @param most how many at most
   */
  HeldOutImages(InpaintingTask task, Dataset data, int most, RandomKey key) {
    this.task = task;
    int count = Math.min(most, data.size());
    indices = new int[count];
    for (int i = 0; i < count; i++) {
      indices[i] = (int) ((long) i * data.size() / count);
    }
    images = read(data, indices, key.split("augmentation"));
    for (int i = 0; i < count; i++) {
      holes.add(task.hole(key.split("hole").split(i)));
    }
  }

  /** Says so if a metric asks for more images than there are. */
  static List<String> warnings(String metric, int asked, Dataset data) {
    return asked <= data.size()
        ? List.of()
        : List.of(
            "%s asks for %,d images, and the data have %,d".formatted(metric, asked, data.size()));
  }

  /** Images of a dataset, each [channels · height · width]. */
  static float[][] read(Dataset data, int[] indices, RandomKey augmentation) {
    int length = data.shape().length();
    FloatBuffer pixels = FloatBuffer.allocate(Math.multiplyExact(indices.length, length));
    data.read(indices, augmentation, pixels);
    float[][] images = new float[indices.length][];
    for (int i = 0; i < images.length; i++) {
      images[i] = Arrays.copyOfRange(pixels.array(), i * length, (i + 1) * length);
    }
    return images;
  }

  InpaintingTask task() {
    return task;
  }

  int count() {
    return indices.length;
  }

  /** Where an image is in the dataset. */
  int index(int number) {
    return indices[number];
  }

  float[] image(int number) {
    return images[number];
  }

  boolean[] hole(int number) {
    return holes.get(number);
  }

  /** An image with another one's pixels in the hole. */
  float[] completed(int number, float[] other) {
    float[] completed = images[number].clone();
    boolean[] hidden = holes.get(number);
    for (int i = 0; i < completed.length; i++) {
      if (hidden[i % hidden.length]) {
        completed[i] = other[i];
      }
    }
    return completed;
  }
}
