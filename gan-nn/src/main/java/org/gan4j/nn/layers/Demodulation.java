package org.gan4j.nn.layers;

import java.util.Arrays;
import java.util.function.Supplier;
import org.gan4j.nn.arrays.ArrayOperations;
import org.gan4j.nn.arrays.CachedView;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.NativeNumbers;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The factor of each output channel of a convolution that makes the norm of its modulated weights
 * 1: d[n, o] = 1 / √(Σ s[n, i]² W[k, i, o]² + ε) = 1 / √(Σ s[n, i]² Q[i, o] + ε), where Q is the
 * sum of W² over the window. Karras et al. 2020, equation 3.
 */
final class Demodulation {
  static final double EPSILON = 1e-8;

  private final ArrayOperations operations;
  private final ConstantRow ones;
  private final ReusableArray squares;
  private final ReusableArray sums;
  private final ReusableArray styleSquares;
  private final ReusableArray norms;
  private final ReusableArray normGradients;
  private final ReusableArray styleProducts;
  private final ReusableArray sumGradients;
  private final CachedView windows = new CachedView();
  private final CachedView gradientWindows = new CachedView();
  private @Nullable INDArray styles;
  private @Nullable INDArray weights;
  private double[] factors = new double[0];

  Demodulation(ArrayOperations operations, ConstantRow ones, Supplier<ReusableArray> memory) {
    this.operations = operations;
    this.ones = ones;
    squares = memory.get();
    sums = memory.get();
    styleSquares = memory.get();
    norms = memory.get();
    normGradients = memory.get();
    styleProducts = memory.get();
    sumGradients = memory.get();
  }

  /** One row for each place of the window. */
  private static INDArray window(INDArray weights) {
    long area = weights.size(0) * weights.size(1);
    return weights.reshape('c', area, weights.length() / area);
  }

  /**
   * The factors.
   *
   * @param modulation s, [batch, channels]
   * @param filters W, [kernel, kernel, channels, filters]
   * @return a new array [batch · filters]
   */
  double[] coefficients(INDArray modulation, INDArray filters) {
    styles = modulation;
    weights = filters;
    INDArray window = windows.of(filters, Demodulation::window);
    INDArray all = squares.like(window);
    operations.multiply(window, window, all);
    INDArray q = sums.shaped(filters.size(2), filters.size(3));
    operations.multiplyMatrices(ones.of(1, window.size(0)), all, q.reshape('c', 1, window.size(1)));
    INDArray s = styleSquares.like(modulation);
    operations.multiply(modulation, modulation, s);
    INDArray norm = norms.shaped(modulation.size(0), filters.size(3));
    operations.multiplyMatrices(s, q, norm);
    double[] made = NativeNumbers.read(norm);
    for (int i = 0; i < made.length; i++) {
      made[i] = 1 / Math.sqrt(made[i] + EPSILON);
    }
    factors = made.clone();
    return made;
  }

  /**
   * The backward pass of the latest {@link #coefficients}.
   *
   * @param gradient of the factors, [batch · filters]
   * @param styleGradient of s, [batch, channels], which is added to
   * @param weightGradient of W, which is added to; null if not wanted
   */
  void differentiate(double[] gradient, INDArray styleGradient, @Nullable INDArray weightGradient) {
    INDArray modulation = FastRuntime.requireForward(styles);
    INDArray filters = FastRuntime.requireForward(weights);
    INDArray q = sums.shaped(filters.size(2), filters.size(3));
    // Twice the gradient of the squared norm: what the gradients of s and W have in common.
    double[] twice = new double[gradient.length];
    Arrays.setAll(twice, i -> -gradient[i] * factors[i] * factors[i] * factors[i]);
    INDArray dn = normGradients.shaped(modulation.size(0), filters.size(3));
    NativeNumbers.write(twice, dn);
    INDArray products = styleProducts.like(modulation);
    operations.multiplyByTransposed(dn, q, products);
    operations.multiply(products, modulation, products);
    operations.add(styleGradient, products, styleGradient);
    if (weightGradient == null) {
      return;
    }
    INDArray dq = sumGradients.like(q);
    operations.multiplyTransposed(styleSquares.like(modulation), dn, dq);
    INDArray window = windows.of(filters, Demodulation::window);
    INDArray all = squares.like(window);
    operations.multiplyTransposed(
        ones.of(1, window.size(0)), dq.reshape('c', 1, window.size(1)), all);
    operations.multiply(all, window, all);
    INDArray target = gradientWindows.of(weightGradient, Demodulation::window);
    operations.add(target, all, target);
  }
}
