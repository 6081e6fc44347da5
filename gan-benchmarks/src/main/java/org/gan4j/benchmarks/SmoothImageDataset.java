package org.gan4j.benchmarks;

import java.nio.FloatBuffer;
import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.benchmarks.workload.SmoothImages;

/** One batch of images in memory. */
final class SmoothImageDataset implements Dataset {
  private final SampleShape shape;
  private final int size;
  private final float[] images;

  SmoothImageDataset(int size, List<Integer> shape) {
    this.shape = new SampleShape(shape);
    this.size = size;
    this.images = SmoothImages.make(size, shape);
  }

  @Override
  public SampleShape shape() {
    return shape;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    for (int index : indices) {
      destination.put(images, index * shape.length(), shape.length());
    }
  }

  @Override
  public String fingerprint() {
    return "smooth-images:" + size + "×" + shape;
  }

  @Override
  public void close() {
    // Nothing but an array on the heap.
  }
}
