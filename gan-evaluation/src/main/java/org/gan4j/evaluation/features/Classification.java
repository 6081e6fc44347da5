package org.gan4j.evaluation.features;

import java.util.function.Function;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.LayeredNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Trains a network to tell classes apart: minimizes the mean cross-entropy. */
final class Classification {
  private final LayeredNetwork network;

  Classification(LayeredNetwork network) {
    this.network = network;
  }

  /**
   * Trains.
   *
   * @param examples overwrites a batch of samples, and returns the class of each
   */
  void train(Learning learning, INDArray batch, Function<INDArray, int[]> examples) {
    Optimizer optimizer = learning.optimizer(network);
    learning.run(
        iteration -> {
          int[] labels = examples.apply(batch);
          try (Pass pass = network.forward(batch, null, Mode.TRAIN, RandomKey.ofSeed(0))) {
            float[][] logits = pass.output().toFloatMatrix();
            long[] shape = {logits.length, logits[0].length};
            try (INDArray gradient = Nd4j.create(Softmax.gradient(logits, labels), shape, 'c')) {
              pass.backward(gradient, Wrt.PARAMETERS);
            }
          }
          network.update(optimizer, iteration);
        });
    learning.requireFinite(network);
  }

  /**
   * How many samples of a batch are recognized.
   *
   * @param labels of the samples; those beyond do not count
   */
  int recognized(INDArray batch, int... labels) {
    try (Pass pass = network.forward(batch, null, Mode.INFER, RandomKey.ofSeed(0))) {
      float[][] logits = pass.output().toFloatMatrix();
      int right = 0;
      for (int i = 0; i < labels.length; i++) {
        right += Softmax.best(logits[i]) == labels[i] ? 1 : 0;
      }
      return right;
    }
  }
}
