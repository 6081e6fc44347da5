package org.gan4j.training;

import org.gan4j.api.RandomKey;

/**
 * The order in which a training reads its dataset: each epoch is a fresh permutation, cut into
 * whole batches; the few samples that do not fill a batch are left out of that epoch.
 */
final class EpochOrder implements SampleOrder {
  private final RandomKey key;
  private final int datasetSize;
  private final int batchSize;
  private final int[] permutation;
  private long permutedEpoch = -1;

  EpochOrder(RandomKey key, int datasetSize, int batchSize) {
    if (batchSize > datasetSize) {
      throw new IllegalArgumentException(
          "a batch of " + batchSize + " cannot be drawn from " + datasetSize + " samples");
    }
    this.key = key;
    this.datasetSize = datasetSize;
    this.batchSize = batchSize;
    this.permutation = new int[datasetSize];
  }

  /** How many batches one epoch has. */
  static int batchesPerEpoch(int datasetSize, int batchSize) {
    return datasetSize / batchSize;
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void read(long batch, int[] indices) {
    int perEpoch = batchesPerEpoch(datasetSize, batchSize);
    permute(batch / perEpoch);
    int start = Math.toIntExact(batch % perEpoch) * batchSize;
    System.arraycopy(permutation, start, indices, 0, batchSize);
  }

  private void permute(long epoch) {
    if (epoch == permutedEpoch) {
      return;
    }
    for (int i = 0; i < datasetSize; i++) {
      permutation[i] = i;
    }
    key.split(epoch).shuffle(permutation);
    permutedEpoch = epoch;
  }
}
