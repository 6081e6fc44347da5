package org.gan4j.training;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;

/** Sample i is (i, -i), of class i mod 2; remembers who read. */
final class CountingDataset implements Dataset {
  private final int size;
  private final int brokenFrom;
  private int samplesRead;
  final List<String> readers = Collections.synchronizedList(new ArrayList<>());

  CountingDataset(int size) {
    this(size, Integer.MAX_VALUE);
  }

  /** Fails from this many samples read on. */
  CountingDataset(int size, int brokenFrom) {
    this.size = size;
    this.brokenFrom = brokenFrom;
  }

  @Override
  public SampleShape shape() {
    return SampleShape.vector(2);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public List<String> classes() {
    return List.of("even", "odd");
  }

  @Override
  public int label(int index) {
    return index % 2;
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    readers.add(Thread.currentThread().getName());
    for (int index : indices) {
      if (++samplesRead > brokenFrom) {
        throw GanException.failure("the picture is broken", "cat.png", "remove it");
      }
      destination.put(index).put(-index);
    }
  }

  @Override
  public String fingerprint() {
    return "sha256:counting";
  }

  @Override
  public void close() {}
}
