package org.gan4j.nn.layers;

import java.util.function.Supplier;
import org.gan4j.nn.arrays.CachedView;
import org.gan4j.nn.arrays.MemoryLayout;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.AppendedColumns;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A vector that is appended to the activations of each sample: to a vector as further numbers, to
 * an image as further channels, each of which is one number everywhere. Images have their channels
 * last in memory.
 */
final class AppendedVector {
  private final AppendedColumns columns;
  private final ReusableArray output;
  private final ReusableArray denseVector;
  private final ReusableArray inputGradient;
  private final FeatureRows inputRows;
  private final FeatureRows gradientRows;
  private final CachedView outputImages = new CachedView();
  private final CachedView gradientImages = new CachedView();

  /** With memory of a layer. */
  AppendedVector(DataType dataType, Supplier<ReusableArray> memory) {
    columns = new AppendedColumns(dataType);
    output = memory.get();
    denseVector = memory.get();
    inputGradient = memory.get();
    inputRows = new FeatureRows(memory.get());
    gradientRows = new FeatureRows(memory.get());
  }

  /**
   * The activations and the vector.
   *
   * @param activations [batch, features] or [batch, channels, height, width]
   * @param vector [batch, length]; zeros take its place if it is null
   * @return [batch, features + length] or [batch, channels + length, height, width]
   */
  INDArray append(INDArray activations, @Nullable INDArray vector, int length) {
    INDArray x = inputRows.of(activations);
    INDArray y = output.shaped(x.size(0), x.size(1) + length);
    INDArray dense = vector == null ? null : MemoryLayout.dense(vector, denseVector);
    columns.append(x, dense, Math.toIntExact(activations.size(0)), y);
    return activations(y, activations, outputImages);
  }

  /** A gradient without the part that belongs to the vector, one row a pixel. */
  INDArray remove(INDArray outputGradient, int length) {
    INDArray dy = gradientRows.of(outputGradient);
    INDArray dx = inputGradient.shaped(dy.size(0), dy.size(1) - length);
    columns.remove(dy, Math.toIntExact(outputGradient.size(0)), dx);
    return dx;
  }

  /** What {@link #remove} returned, as activations. */
  INDArray inputGradient(INDArray removed, INDArray outputGradient) {
    return activations(removed, outputGradient, gradientImages);
  }

  private static INDArray activations(INDArray rows, INDArray like, CachedView images) {
    if (like.rank() == 2) {
      return rows;
    }
    return images.of(
        rows,
        array ->
            array
                .reshape('c', like.size(0), like.size(2), like.size(3), array.size(1))
                .permute(0, 3, 1, 2));
  }
}
