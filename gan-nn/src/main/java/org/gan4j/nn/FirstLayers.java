package org.gan4j.nn;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gan4j.api.SampleShape;
import org.gan4j.api.array.Broadcasts;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The first layers of a network whose input is a vector.
 *
 * @param network whose input is z
 */
record FirstLayers(LayeredNetwork network) {
  /**
   * Activations are taken where this layer with weights receives them, counted from 0: there is a
   * nonlinearity between z and them.
   */
  private static final int DEPTH = 2;

  /**
   * Of the largest change of an output by a step of 1 along an axis. Sums of a float32 matrix
   * product differ from those of twice the input by far less, a nonlinearity by far more.
   */
  private static final double ROUNDING = 1e-3;

  /**
   * The weights that the input is multiplied with first. They are read off the outputs for the unit
   * vectors, so that it makes no difference what kind of layer it is, or how the input is reshaped.
   *
   * @return a new array [input length, outputs]
   * @throws UnsupportedOperationException if the first layer with weights is not linear
   */
  INDArray latentWeights() {
    return weights(
        network.contract().input(),
        input -> outputs(input, zeros(network.contract().condition(), input)));
  }

  /**
   * The weights that the condition is multiplied with in the same layer.
   *
   * @return a new array [condition length, outputs]; empty if the network has no condition
   * @throws UnsupportedOperationException if the first layer with weights is not linear
   */
  Optional<INDArray> conditionWeights() {
    SampleShape condition = network.contract().condition();
    return condition == null
        ? Optional.empty()
        : Optional.of(
            weights(
                condition,
                rows ->
                    outputs(
                        Objects.requireNonNull(zeros(network.contract().input(), rows)),
                        rows.reshape('c', condition.batch(rows.size(0))))));
  }

  private INDArray weights(SampleShape shape, UnaryOperator<INDArray> layer) {
    try (INDArray identity = Nd4j.eye(shape.length()).castTo(network.contract().dataType());
        INDArray twice = identity.mul(2);
        INDArray nothing = Nd4j.zeros(network.contract().dataType(), 1, shape.length());
        INDArray constants = layer.apply(nothing);
        INDArray doubled = layer.apply(twice)) {
      INDArray weights = layer.apply(identity);
      try (INDArray row = constants.getRow(0).dup()) {
        Broadcasts.subtractRow(weights, row);
        Broadcasts.subtractRow(doubled, row);
      }
      doubled.subi(weights).subi(weights);
      double difference = doubled.amaxNumber().doubleValue();
      if (!(difference <= ROUNDING * weights.amaxNumber().doubleValue())) {
        weights.close();
        throw new UnsupportedOperationException(
            String.format(
                Locale.ROOT,
                "the first layer with weights of the %s is not linear",
                network.contract().name()));
      }
      return weights;
    }
  }

  /** Zeros of a shape for as many samples; null if there is no such array. */
  private @Nullable INDArray zeros(@Nullable SampleShape shape, INDArray like) {
    return shape == null
        ? null
        : Nd4j.zeros(network.contract().dataType(), shape.batch(like.size(0)));
  }

  private INDArray outputs(INDArray input, @Nullable INDArray condition) {
    return network.firstWeighted(input, condition);
  }

  /**
   * Activations after the first layers: what the third layer with weights receives, or the last one
   * of fewer.
   *
   * @return a new array [batch, activations]
   */
  INDArray activations(INDArray input, @Nullable INDArray condition) {
    int last = network.weightedLayers() - 1;
    return network.activationsBefore(input, condition, last < 1 ? 1 : Math.min(DEPTH, last));
  }
}
