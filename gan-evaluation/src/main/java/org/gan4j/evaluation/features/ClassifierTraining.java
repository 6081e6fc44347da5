package org.gan4j.evaluation.features;

import java.util.Arrays;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.nn.LayeredNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trains a classifier of a labelled dataset, of which it holds out a tenth. */
final class ClassifierTraining {
  private static final int HELD_OUT = 10;
  private static final int MOST_HELD_OUT = 10_000;

  private final Dataset data;
  private final RandomKey key;
  private final int[] heldOut;
  private final int[] learned;

  ClassifierTraining(Dataset data, long seed) {
    this.data = data;
    key = RandomKey.ofSeed(seed).split(ClassifierProvider.TYPE);
    int[] order = ShuffledIndices.shuffled(data.size(), key.split("held out"));
    int count = Math.min(MOST_HELD_OUT, Math.max(1, order.length / HELD_OUT));
    heldOut = Arrays.copyOf(order, count);
    learned = Arrays.copyOfRange(order, count, order.length);
  }

  /** How many samples are held out. */
  int heldOut() {
    return heldOut.length;
  }

  LearnedNetwork train(Architecture architecture, Learning learning) {
    try (LayeredNetwork network = architecture.build(key.split("initialization"));
        INDArray batch = RealSamples.batch(data)) {
      Classification classification = new Classification(network);
      RealSamples samples = new RealSamples(data, learned, key);
      classification.train(
          learning,
          batch,
          destination -> labels(samples.next(ConvolutionalFeatures.BATCH, destination)));
      return LearnedNetwork.of(
          ClassifierProvider.TYPE,
          architecture,
          data.classes(),
          accuracy(classification, batch),
          network);
    }
  }

  private double accuracy(Classification classification, INDArray batch) {
    int right = 0;
    for (int from = 0; from < heldOut.length; from += ConvolutionalFeatures.BATCH) {
      int to = Math.min(heldOut.length, from + ConvolutionalFeatures.BATCH);
      int[] indices = Arrays.copyOfRange(heldOut, from, to);
      data.read(indices, key.split("measured").split(from), batch.data().asNioFloat());
      right += classification.recognized(batch, labels(indices));
    }
    return (double) right / heldOut.length;
  }

  private int[] labels(int... indices) {
    return Arrays.stream(indices).map(data::label).toArray();
  }
}
