package org.gan4j.evaluation.testing;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;

/**
 * Images of 16×16 pixels, whose channels are dark but for one of four blocks of columns: the class.
 *
 * @param channels each with a class of its own
 * @param size how many images there are
 * @param seed of the images
 * @param labelled whether the class of the first channel is the label
 */
public record Blocks(int channels, int size, long seed, boolean labelled) implements Dataset {
  /** The names of the classes. */
  public static final List<String> CLASSES = List.of("0", "T-shirt/top", "two", "3");

  /** Height and width. */
  public static final int SIDE = 16;

  /** Columns of a block. */
  static final int BLOCK = 4;

  @Override
  public SampleShape shape() {
    return SampleShape.image(channels, SIDE, SIDE);
  }

  private RandomGenerator generator(int index) {
    return RandomKey.ofSeed(seed).split(index).generator();
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    for (int index : indices) {
      RandomGenerator generator = generator(index);
      for (int channel = 0; channel < channels; channel++) {
        int block = generator.nextInt(CLASSES.size());
        double brightness = generator.nextDouble(0.4, 0.9);
        for (int i = 0; i < SIDE * SIDE; i++) {
          double bright = i % SIDE / BLOCK == block ? brightness : -brightness;
          destination.put((float) (bright + generator.nextGaussian(0, 0.1)));
        }
      }
    }
  }

  @Override
  public List<String> classes() {
    return labelled ? CLASSES : List.of();
  }

  @Override
  public int label(int index) {
    return generator(index).nextInt(CLASSES.size());
  }

  @Override
  public String fingerprint() {
    return toString();
  }

  @Override
  public void close() {}
}
