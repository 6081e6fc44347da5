package org.gan4j.datasets.idx;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Dataset;

/**
 * Samples held in memory as the bytes that came from the file: images need a quarter of the memory
 * of floats.
 */
@ThreadSafe
final class IdxDataset implements Dataset {
  private final IdxFormat format;
  private final byte[][] samples;
  private final IdxLabels labels;
  private final List<String> warnings;
  private final String fingerprint;

  /** Wraps loaded data. */
  IdxDataset(
      IdxFormat format,
      byte[][] samples,
      IdxLabels labels,
      List<String> warnings,
      String fingerprint) {
    this.format = format;
    this.samples = samples;
    this.labels = labels;
    this.warnings = List.copyOf(warnings);
    this.fingerprint = fingerprint;
  }

  @Override
  public SampleShape shape() {
    return format.shape();
  }

  @Override
  public int size() {
    return samples.length;
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    float[] numbers = new float[shape().length()];
    for (int index : indices) {
      format.decode(samples[index], numbers);
      destination.put(numbers);
    }
  }

  @Override
  public List<String> classes() {
    return labels.classes();
  }

  @Override
  public int label(int index) {
    if (labels.classes().isEmpty()) {
      return Dataset.super.label(index);
    }
    return labels.values()[Objects.checkIndex(index, samples.length)] & 0xFF;
  }

  @Override
  public List<String> omissions() {
    return labels.omissions();
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public void close() {
    // The samples live in memory only.
  }
}
