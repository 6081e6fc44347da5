package org.gan4j.evaluation.features;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.io.Sha256;

/** Samples in memory. */
final class ArrayDataset implements Dataset {
  private final SampleShape shape;
  private final List<String> classes;
  private final int[] labels;
  private final float[][] samples;

  ArrayDataset(SampleShape shape, List<String> classes, int[] labels, float[][] samples) {
    this.shape = shape;
    this.classes = classes;
    this.labels = labels;
    this.samples = samples;
  }

  /** Copies samples of a dataset that fulfil a condition. */
  static ArrayDataset of(Dataset data, int from, int to, java.util.function.IntPredicate label) {
    int[] chosen = IntStream.range(from, to).filter(i -> label.test(data.label(i))).toArray();
    float[][] samples = new float[chosen.length][data.shape().length()];
    for (int i = 0; i < chosen.length; i++) {
      data.read(new int[] {chosen[i]}, RandomKey.ofSeed(0), FloatBuffer.wrap(samples[i]));
    }
    return new ArrayDataset(
        data.shape(), data.classes(), Arrays.stream(chosen).map(data::label).toArray(), samples);
  }

  ArrayDataset withoutLabels() {
    return new ArrayDataset(shape, List.of(), new int[samples.length], samples);
  }

  float[][] samples() {
    return samples;
  }

  int[] labels() {
    return labels;
  }

  @Override
  public SampleShape shape() {
    return shape;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int size() {
    return samples.length;
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    for (int index : indices) {
      destination.put(samples[index]);
    }
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public String fingerprint() {
    Sha256 hash = new Sha256();
    for (float[] sample : samples) {
      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * sample.length);
      bytes.asFloatBuffer().put(sample);
      hash.add(bytes);
    }
    return "sha256:" + hash.hex();
  }

  @Override
  public void close() {}
}
