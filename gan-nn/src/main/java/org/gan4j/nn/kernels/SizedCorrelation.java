package org.gan4j.nn.kernels;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Winograd's algorithm for batches of many pixels, patches for those of few. The algorithm moves
 * all weights to 25 points, where they are six times as many, and their gradient back: where a
 * weight meets few pixels, this takes longer than the multiplications that it saves.
 */
final class SizedCorrelation implements Correlation {
  /**
   * The most pixels of all small images of a batch for which patches are faster. With patches a
   * pair of channels takes 3 · 16 multiplications and additions a pixel in a forward and a backward
   * pass, at 80 GFLOP/s 1.2 ns; with the algorithm 0.5 ns, and 300 ns for 200 numbers that are
   * moved.
   */
  static final int FEW_PIXELS = 400;

  private final CorrelationShape shape;
  private final Correlation winograd;
  private final Correlation patches;

  SizedCorrelation(CorrelationShape shape, WinogradWeights shared) {
    this.shape = shape;
    winograd = new WinogradCorrelation(shape, shared);
    patches = new PatchCorrelation(shape);
  }

  private Correlation of(INDArray images) {
    long pixels = images.size(0) * shape.outHeight() * shape.outWidth();
    return pixels <= FEW_PIXELS ? patches : winograd;
  }

  @Override
  public void reduce(INDArray large, INDArray weights, INDArray small) {
    of(large).reduce(large, weights, small);
  }

  @Override
  public void reduceBackward(
      INDArray large,
      INDArray weights,
      INDArray smallGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray largeGradient) {
    of(large).reduceBackward(large, weights, smallGradient, weightGradient, largeGradient);
  }

  @Override
  public void expand(INDArray small, INDArray weights, INDArray large) {
    of(small).expand(small, weights, large);
  }

  @Override
  public void expandBackward(
      INDArray small,
      INDArray weights,
      INDArray largeGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray smallGradient) {
    of(small).expandBackward(small, weights, largeGradient, weightGradient, smallGradient);
  }

  @Override
  public void close() {
    winograd.close();
    patches.close();
  }
}
