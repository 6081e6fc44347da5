package org.gan4j.inpainting.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The baseline that fills in the training image whose known pixels are nearest: Hays and Efros
 * 2007, in its simplest form, by squared differences of pixels.
 */
final class NearestContext {
  private static final int PORTION = 256;

  private final HeldOutImages held;
  private final boolean sameData;
  private final double[] least;
  private final float[][] nearest;

  /**
   * Looks for the nearest images.
   *
   * @param sameData whether the held-out images are among those of the training, where none may be
   *     its own nearest image
   */
  NearestContext(HeldOutImages held, Dataset training, boolean sameData, RandomKey key) {
    this.held = held;
    this.sameData = sameData;
    least = new double[held.count()];
    nearest = new float[held.count()][];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    try (INDArray known = Nd4j.create(masks());
        INDArray context = Nd4j.create(contexts())) {
      for (int start = 0; start < training.size(); start += PORTION) {
        int[] indices =
            IntStream.range(start, Math.min(training.size(), start + PORTION)).toArray();
        float[][] images = HeldOutImages.read(training, indices, key.split(start));
        compare(known, context, images, start);
      }
    }
  }

  /** 1 where a number is known. */
  private float[][] masks() {
    float[][] masks = new float[held.count()][];
    for (int n = 0; n < masks.length; n++) {
      float[] mask = new float[held.image(n).length];
      boolean[] hidden = held.hole(n);
      for (int i = 0; i < mask.length; i++) {
        mask[i] = hidden[i % hidden.length] ? 0 : 1;
      }
      masks[n] = mask;
    }
    return masks;
  }

  /** The images with 0 where they are hidden. */
  private float[][] contexts() {
    float[][] contexts = new float[held.count()][];
    float[] nothing = new float[held.task().image().length()];
    for (int n = 0; n < contexts.length; n++) {
      contexts[n] = held.completed(n, nothing);
    }
    return contexts;
  }

  /** Σ m (x - t)² = Σ m x² - 2 Σ m x t + Σ m t², of which the first is the same for every t. */
  private void compare(INDArray known, INDArray context, float[][] images, int start) {
    try (INDArray candidates = Nd4j.create(images);
        INDArray squares = candidates.mul(candidates);
        INDArray products = context.mmul(candidates.transpose());
        INDArray distances = known.mmul(squares.transpose())) {
      distances.subi(products.muli(2));
      float[][] table = distances.toFloatMatrix();
      for (int n = 0; n < table.length; n++) {
        for (int t = 0; t < images.length; t++) {
          boolean itself = sameData && held.index(n) == start + t;
          if (!itself && table[n][t] < least[n]) {
            least[n] = table[n][t];
            nearest[n] = images[t];
          }
        }
      }
    }
  }

  /** The training image that is nearest to a held-out one. */
  float[] of(int number) {
    return nearest[number];
  }
}
