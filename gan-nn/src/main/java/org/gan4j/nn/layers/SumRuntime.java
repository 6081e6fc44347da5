package org.gan4j.nn.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.nn.arrays.ReusableArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sums the outputs of layers for the same input, the first multiplied by a factor. */
final class SumRuntime extends BranchesRuntime<Block> {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray sum = reusable();
  private final double scale;

  /**
   * For a block whose layers are the branches.
   *
   * @param scale the factor of the first branch
   */
  SumRuntime(NeuralNetConfiguration configuration, DataType dataType, double scale) {
    super(configuration, dataType);
    this.scale = scale;
  }

  @Override
  INDArray join(List<INDArray> rows) {
    INDArray first = rows.get(0);
    INDArray result = sum.like(first);
    if (scale != 1) {
      operations().scale(first, scale, result);
      first = result;
    }
    for (INDArray branch : rows.subList(1, rows.size())) {
      operations().add(first, branch, result);
      first = result;
    }
    return result;
  }

  @Override
  INDArray divide(INDArray rows, int branch, ReusableArray own) {
    if (branch > 0 || scale == 1) {
      return rows;
    }
    INDArray scaled = own.like(rows);
    operations().scale(rows, scale, scaled);
    return scaled;
  }
}
