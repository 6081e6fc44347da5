package org.gan4j.nn.kernels;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Windows of 4×4 that move by 2, with 25 multiplications where there are 64 by definition. The even
 * and odd rows and columns of the window and of the image are four convolutions by windows of 2×2
 * that move by 1, and these are done by {@link Winograd}'s algorithm: one product of matrices for
 * each of 25 points. All ways back are the transposes of the ways forth.
 */
final class WinogradCorrelation implements Correlation {
  private static final int POINTS = Winograd.POINTS * Winograd.POINTS;

  /** With fewer channels, moving the numbers takes longer than multiplying them. */
  private static final int MANY_CHANNELS = 16;

  private final ManyProducts products = new ManyProducts();
  private final WinogradTiling tiling;
  private final WinogradTiles largeTiles;
  private final WinogradTiles smallTiles;
  private final WinogradWeights shared;
  private final MatrixStack large = new MatrixStack();
  private final MatrixStack small = new MatrixStack();

  WinogradCorrelation(CorrelationShape shape, WinogradWeights shared) {
    this.shared = shared;
    tiling = new WinogradTiling(shape.outHeight(), shape.outWidth());
    largeTiles = WinogradTiles.large(shape, tiling);
    smallTiles = WinogradTiles.small(shape, tiling);
  }

  /** Whether it can do a shape, and is fast. */
  static boolean suits(CorrelationShape shape) {
    return shape.kernel() == 4
        && shape.stride() == 2
        && shape.isExact()
        && shape.channels() >= MANY_CHANNELS
        && shape.filters() >= MANY_CHANNELS;
  }

  private INDArray[] large(INDArray images) {
    return large.shaped(tiling.heights(images.size(0)), largeTiles.rowLength());
  }

  private INDArray[] small(INDArray images) {
    return small.shaped(tiling.heights(images.size(0)), smallTiles.rowLength());
  }

  @Override
  public void reduce(INDArray largeImages, INDArray weights, INDArray smallImages) {
    INDArray[] x = large(largeImages);
    largeTiles.toPoints(largeImages, large.floats());
    multiplyLarge(x, weights, smallImages);
  }

  private void multiplyLarge(INDArray[] x, INDArray weights, INDArray smallImages) {
    INDArray[] u = shared.of(weights);
    INDArray[] y = small(smallImages);
    products.run(
        POINTS,
        (operations, point) -> {
          if (!x[point].isEmpty()) {
            operations.multiplyMatrices(x[point], u[point], y[point]);
          }
        });
    smallTiles.toImages(small.floats(), smallImages);
  }

  @Override
  public void reduceBackward(
      INDArray largeImages,
      INDArray weights,
      INDArray smallGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray largeGradient) {
    INDArray[] dy = small(smallGradient);
    smallTiles.toPoints(smallGradient, small.floats());
    if (weightGradient != null) {
      // The large images are already transformed: the forward pass did it.
      addWeightGradient(large(largeImages), dy, weightGradient);
    }
    if (largeGradient != null) {
      multiplySmall(dy, weights, largeGradient);
    }
  }

  @Override
  public void expand(INDArray smallImages, INDArray weights, INDArray largeImages) {
    INDArray[] y = small(smallImages);
    smallTiles.toPoints(smallImages, small.floats());
    multiplySmall(y, weights, largeImages);
  }

  private void multiplySmall(INDArray[] y, INDArray weights, INDArray largeImages) {
    INDArray[] u = shared.of(weights);
    INDArray[] x = large(largeImages);
    products.run(
        POINTS,
        (operations, point) -> {
          if (!y[point].isEmpty()) {
            operations.multiplyByTransposed(y[point], u[point], x[point]);
          }
        });
    largeTiles.toImages(large.floats(), largeImages);
  }

  @Override
  public void expandBackward(
      INDArray smallImages,
      INDArray weights,
      INDArray largeGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray smallGradient) {
    INDArray[] dx = large(largeGradient);
    largeTiles.toPoints(largeGradient, large.floats());
    if (weightGradient != null) {
      // The small images are already transformed: the forward pass did it.
      addWeightGradient(dx, small(smallImages), weightGradient);
    }
    if (smallGradient != null) {
      multiplyLarge(dx, weights, smallGradient);
    }
  }

  private void addWeightGradient(INDArray[] x, INDArray[] y, INDArray weightGradient) {
    INDArray[] du = shared.gradient(weightGradient);
    products.run(
        POINTS,
        (operations, point) -> {
          if (x[point].isEmpty()) {
            operations.fill(du[point], 0);
          } else {
            operations.multiplyTransposed(x[point], y[point], du[point]);
          }
        });
    shared.addGradient(weightGradient);
  }

  @Override
  public void close() {
    large.close();
    small.close();
    shared.close();
  }
}
