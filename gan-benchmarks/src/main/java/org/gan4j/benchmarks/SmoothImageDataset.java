package org.gan4j.benchmarks;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.benchmarks.workload.SmoothImages;
import org.gan4j.benchmarks.workload.Workload;

/** One batch of images, or of pairs of images, in memory. */
final class SmoothImageDataset implements Dataset {
  private final int size;
  private final Map<String, SampleShape> shapes = new LinkedHashMap<>();
  private final Map<String, float[]> images = new HashMap<>();

  SmoothImageDataset(int size, Workload workload) {
    this.size = size;
    add(Batch.SAMPLES, 1, workload.data());
    if (workload.hasPairs()) {
      add(Batch.INPUT, 2, workload.input());
    }
  }

  private void add(String name, long seed, List<Integer> shape) {
    shapes.put(name, new SampleShape(shape));
    images.put(name, SmoothImages.make(seed, size, shape));
  }

  @Override
  public Map<String, SampleShape> arrays() {
    return shapes;
  }

  @Override
  public SampleShape shape() {
    return shape(Batch.SAMPLES);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    copy(indices, Batch.SAMPLES, destination);
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, Map<String, FloatBuffer> destinations) {
    destinations.forEach((name, destination) -> copy(indices, name, destination));
  }

  private void copy(int[] indices, String name, FloatBuffer destination) {
    int length = shape(name).length();
    float[] all = Objects.requireNonNull(images.get(name));
    for (int index : indices) {
      destination.put(all, index * length, length);
    }
  }

  private SampleShape shape(String name) {
    return Objects.requireNonNull(shapes.get(name));
  }

  @Override
  public String fingerprint() {
    return "smooth-images:" + size + "×" + shapes;
  }

  @Override
  public void close() {
    // Nothing but an array on the heap.
  }
}
