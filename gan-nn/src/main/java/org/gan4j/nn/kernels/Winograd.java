package org.gan4j.nn.kernels;

import org.gan4j.nn.kernels.LinearMap.Row;

/**
 * Minimal filtering F(m, 2): m outputs of a filter with two taps from m + 1 inputs, by m + 1
 * multiplications in place of 2m. Winograd, "Arithmetic complexity of computations", 1980; Lavin
 * and Gray, "Fast algorithms for convolutional neural networks", CVPR 2016. The points are the
 * first m of 0, 1, -1 and 2, and infinity. For m = 4:
 *
 * <pre>
 *       ⎡2 -1 -2  1 0⎤       ⎡ 1/2    0 ⎤        ⎡1 1  1 1 0⎤
 *       ⎢0 -2 -1  1 0⎥       ⎢-1/2 -1/2 ⎥        ⎢0 1 -1 2 0⎥
 *  Bᵀ = ⎢0  2 -3  1 0⎥,  G = ⎢-1/6  1/6 ⎥,  Aᵀ = ⎢0 1  1 4 0⎥
 *       ⎢0 -1  0  1 0⎥       ⎢ 1/6  1/3 ⎥        ⎣0 1 -1 8 1⎦
 *       ⎣0  2 -1 -2 1⎦       ⎣  0    1  ⎦
 *
 *  y = Aᵀ ((G w) ∘ (Bᵀ x)),  y[i] = w[0] x[i] + w[1] x[i + 1]
 * </pre>
 *
 * <p>With fewer outputs the rows of G are the same but for the missing points, since Bᵀ takes over
 * the factors in which they would differ. So one set of weights serves tiles of all sizes, and an
 * image whose rows are no multiple of 4 ends in a smaller tile, not in one that is half empty.
 */
final class Winograd {
  /** Outputs of the largest tile. */
  static final int OUTPUTS = 4;

  /** Inputs of the largest tile, and multiplications. */
  static final int POINTS = 5;

  /** Taps of the filter. */
  static final int TAPS = 2;

  /** G: to the points from the taps. */
  static final LinearMap WEIGHTS =
      LinearMap.of(
          Row.of(1f / 2, 0),
          Row.of(-1f / 2, -1f / 2),
          Row.of(-1f / 6, 1f / 6),
          Row.of(1f / 6, 1f / 3),
          Row.of(0, 1));

  private static final LinearMap[] INPUT = {
    LinearMap.of(Row.of(2, 0), Row.of(0, 1)),
    LinearMap.of(Row.of(2, -2, 0), Row.of(0, -2, 0), Row.of(0, -1, 1)),
    LinearMap.of(
        Row.of(2, 0, -2, 0), Row.of(0, -1, -1, 0), Row.of(0, 3, -3, 0), Row.of(0, -1, 0, 1)),
    LinearMap.of(
        Row.of(2, -1, -2, 1, 0),
        Row.of(0, -2, -1, 1, 0),
        Row.of(0, 2, -3, 1, 0),
        Row.of(0, -1, 0, 1, 0),
        Row.of(0, 2, -1, -2, 1))
  };

  private static final LinearMap[] OUTPUT = {
    LinearMap.of(Row.of(1, 1)),
    LinearMap.of(Row.of(1, 1, 0), Row.of(0, 1, 1)),
    LinearMap.of(Row.of(1, 1, 1, 0), Row.of(0, 1, -1, 0), Row.of(0, 1, 1, 1)),
    LinearMap.of(
        Row.of(1, 1, 1, 1, 0),
        Row.of(0, 1, -1, 2, 0),
        Row.of(0, 1, 1, 4, 0),
        Row.of(0, 1, -1, 8, 1))
  };

  private Winograd() {}

  /** Bᵀ for a number of outputs: to the points from the inputs. */
  static LinearMap input(int outputs) {
    return INPUT[outputs - 1];
  }

  /** Aᵀ for a number of outputs: from the points to the outputs. */
  static LinearMap output(int outputs) {
    return OUTPUT[outputs - 1];
  }

  /** Which of all points is the one of that number in a tile with so many outputs. */
  static int point(int number, int outputs) {
    return number < outputs ? number : POINTS - 1;
  }
}
