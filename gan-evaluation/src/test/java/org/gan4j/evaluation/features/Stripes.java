package org.gan4j.evaluation.features;

import java.util.List;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;

/** Images with horizontal or vertical stripes, and noise. */
final class Stripes {
  private static final List<String> CLASSES = List.of("horizontal", "vertical");

  private Stripes() {}

  static ArrayDataset of(int channels, int height, int width, int count) {
    SampleShape shape = SampleShape.image(channels, height, width);
    float[][] samples = new float[count][shape.length()];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      RandomGenerator random = RandomKey.ofSeed(5).split(i).generator();
      labels[i] = i % CLASSES.size();
      int phase = random.nextInt(4);
      for (int k = 0; k < shape.length(); k++) {
        int place = labels[i] == 0 ? k / width % height : k % width;
        samples[i][k] =
            (float) (((place + phase) % 4 < 2 ? 0.5 : -0.5) + 0.1 * random.nextGaussian());
      }
    }
    return new ArrayDataset(shape, CLASSES, labels, samples);
  }
}
