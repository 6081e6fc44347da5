package org.gan4j.objectives.game;

import org.gan4j.api.network.Differentiable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Some columns of an array [batch, columns].
 *
 * @param from the first of them
 * @param count how many
 */
record Columns(int from, int count) {

  /** A view of the columns, [batch, count]. */
  INDArray of(INDArray array) {
    return array.get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + (long) count));
  }

  /**
   * The choice as a function on the tape.
   *
   * @param columns of the input
   */
  Differentiable function(int columns) {
    return Differentiable.of(
        array -> of(array).dup('c'),
        gradient -> {
          INDArray whole = Nd4j.zeros(gradient.dataType(), gradient.size(0), columns);
          of(whole).assign(gradient);
          return whole;
        });
  }
}
