package org.gan4j.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;

/**
 * An order that draws all classes equally often, whatever their numbers of samples. The training
 * reads permutations of the classes one after the other, and takes from each class the next sample
 * of a permutation of its own, which is renewed when it is used up. In any batch the numbers of
 * samples of two classes differ by at most 2.
 *
 * <p>Classes without samples are left out.
 */
final class ClassBalancedOrder implements SampleOrder {
  private final RandomKey key;
  private final int batchSize;

  /** The samples of each class, in their order. */
  private final int[][] samples;

  private final int[] classes;
  private long permutedRound = -1;

  /** The samples of each class, permuted. */
  private final int[][] permutations;

  private final long[] permutedPasses;

  /**
   * Creates an order.
   *
   * @param labels the class of each sample
   */
  ClassBalancedOrder(RandomKey key, int[] labels, int batchSize) {
    this.key = key;
    this.batchSize = batchSize;
    this.samples =
        Arrays.stream(labels)
            .distinct()
            .sorted()
            .mapToObj(
                label ->
                    IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray())
            .toArray(int[][]::new);
    this.classes = new int[samples.length];
    this.permutations = Arrays.stream(samples).map(int[]::clone).toArray(int[][]::new);
    this.permutedPasses = new long[samples.length];
    Arrays.fill(permutedPasses, -1);
  }

  static ClassBalancedOrder of(Dataset dataset, int batchSize, RandomKey key) {
    if (dataset.classes().isEmpty()) {
      throw new IllegalArgumentException("classes are drawn equally often from labelled data only");
    }
    return new ClassBalancedOrder(
        key, IntStream.range(0, dataset.size()).map(dataset::label).toArray(), batchSize);
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void read(long batch, int[] indices) {
    for (int i = 0; i < batchSize; i++) {
      indices[i] = sample(batch * batchSize + i);
    }
  }

  /** The sample at a position among all that the training reads. */
  private int sample(long position) {
    long round = position / classes.length;
    permuteClasses(round);
    int chosen = classes[(int) (position % classes.length)];
    int count = samples[chosen].length;
    permuteSamples(chosen, round / count);
    return permutations[chosen][(int) (round % count)];
  }

  private void permuteClasses(long round) {
    if (round != permutedRound) {
      Arrays.setAll(classes, i -> i);
      key.split("classes").split(round).shuffle(classes);
      permutedRound = round;
    }
  }

  private void permuteSamples(int chosen, long pass) {
    if (pass != permutedPasses[chosen]) {
      int[] permutation = permutations[chosen];
      System.arraycopy(samples[chosen], 0, permutation, 0, permutation.length);
      key.split("samples").split(chosen).split(pass).shuffle(permutation);
      permutedPasses[chosen] = pass;
    }
  }
}
