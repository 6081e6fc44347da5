package org.gan4j.objectives.regularizer;

import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.nn.arrays.ArrayOperations;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One weight parameter as W/σ, where W is a matrix [n, m]: the last dimension against all others.
 * That is Miyato et al.'s reshaping of a convolution's kernel; of a transposed convolution it is
 * that of the convolution that it is the transpose of, whose singular values are the same.
 */
final class NormalizedWeights {
  /** Enough for the first estimate to be a good one; later ones need to follow W only. */
  private static final int FIRST_ITERATIONS = 30;

  private static final double SMALLEST = 1e-12;

  private final String name;
  private final INDArray value;
  private final INDArray gradient;
  private final INDArray raw;
  private final INDArray left;
  private final INDArray right;
  private final INDArray sigma;
  private final INDArray scaledLeft;
  private final ArrayOperations operations = new ArrayOperations();

  /** Normalizes the parameter's present value. */
  NormalizedWeights(Parameter parameter, RandomKey key) {
    name = parameter.name();
    value = matrix(parameter.value());
    gradient = matrix(parameter.gradient());
    raw = value.dup('c');
    left = Nd4j.createUninitializedDetached(value.dataType(), 'c', value.size(0), 1);
    right = Nd4j.createUninitializedDetached(value.dataType(), 'c', value.size(1), 1);
    sigma = Nd4j.createUninitializedDetached(value.dataType(), 'c', 1);
    scaledLeft = Nd4j.createUninitializedDetached(value.dataType(), 'c', value.size(0), 1);
    key.fillGaussian(right, 0, 1);
    for (int i = 0; i < FIRST_ITERATIONS; i++) {
      iterate();
    }
    divide();
  }

  private static INDArray matrix(INDArray array) {
    long outputs = array.size(array.rank() - 1);
    return array.reshape('c', array.length() / outputs, outputs);
  }

  /**
   * Puts W in the network, and its gradient. With σ = uᵀWv for constant singular vectors u and v, G
   * being the gradient with respect to W/σ: (G − ⟨G, W/σ⟩ uvᵀ) / σ.
   */
  void expose() {
    double share = blas().dot(gradient.length(), 1, gradient, value);
    operations.copy(left, scaledLeft);
    blas().scal(scaledLeft.length(), -share, scaledLeft);
    operations.addProduct(scaledLeft, right.reshape('c', 1, right.length()), gradient);
    blas().scal(gradient.length(), 1 / sigma.getDouble(0), gradient);
    operations.copy(raw, value);
  }

  /** Takes W from the network, and leaves W/σ there. */
  void normalize() {
    operations.copy(value, raw);
    iterate();
    divide();
  }

  /** One power iteration: u ← Wv/‖Wv‖, then v ← Wᵀu/‖Wᵀu‖, and σ = uᵀWv = ‖Wᵀu‖. */
  private void iterate() {
    operations.multiplyMatrices(raw, right, left);
    normalize(left);
    operations.multiplyTransposed(/* left= */ raw, /* right= */ left, /* destination= */ right);
    sigma.putScalar(0, Math.max(normalize(right), SMALLEST));
  }

  private void divide() {
    operations.copy(raw, value);
    blas().scal(value.length(), 1 / sigma.getDouble(0), value);
  }

  /** Gives a vector the length 1; returns the length that it had. */
  private static double normalize(INDArray vector) {
    double norm = Math.sqrt(blas().dot(vector.length(), 1, vector, vector));
    blas().scal(vector.length(), 1 / Math.max(norm, SMALLEST), vector);
    return norm;
  }

  private static Level1 blas() {
    return Nd4j.getBlasWrapper().level1();
  }

  /** The state that must be saved to continue exactly. */
  Map<String, INDArray> state() {
    return Map.of(
        name + "/raw", raw, name + "/left", left, name + "/right", right, name + "/sigma", sigma);
  }
}
