package org.gan4j.datasets.stacked;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.io.Sha256;

/**
 * Images whose channels are images of another dataset, drawn independently with replacement. Which
 * ones is a pure function of the key and the index; they are read when the stack is. Owns the other
 * dataset.
 */
@NotThreadSafe
final class StackedDataset implements Dataset {
  private static final int CHANNELS = 3;

  private final Dataset digits;
  private final int size;
  private final RandomKey key;

  /**
   * Stacks.
   *
   * @param digits images of one channel
   * @param size number of stacks
   * @param key randomness of the draws
   */
  StackedDataset(Dataset digits, int size, RandomKey key) {
    this.digits = digits;
    this.size = size;
    this.key = key;
  }

  @Override
  public SampleShape shape() {
    return SampleShape.image(CHANNELS, digits.shape().height(), digits.shape().width());
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    int[] drawn = new int[indices.length * CHANNELS];
    for (int i = 0; i < indices.length; i++) {
      RandomGenerator generator = key.split(Objects.checkIndex(indices[i], size)).generator();
      for (int channel = 0; channel < CHANNELS; channel++) {
        drawn[i * CHANNELS + channel] = generator.nextInt(digits.size());
      }
    }
    digits.read(drawn, augmentation, destination);
  }

  @Override
  public String fingerprint() {
    String identity = digits.fingerprint() + " " + size + " " + key;
    return "sha256:" + new Sha256().add(identity).hex();
  }

  @Override
  public List<String> warnings() {
    return digits.warnings();
  }

  @Override
  public List<String> omissions() {
    return digits.omissions();
  }

  @Override
  public void close() {
    digits.close();
  }
}
