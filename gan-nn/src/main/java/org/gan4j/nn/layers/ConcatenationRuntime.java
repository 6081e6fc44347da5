package org.gan4j.nn.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.Columns;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Puts what layers make of the same input one after the other along the features. */
final class ConcatenationRuntime extends BranchesRuntime<Block> {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray joined = reusable();
  private final long[] borders;

  /** For a block whose layers are the branches. */
  ConcatenationRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    borders = new long[children().size() + 1];
  }

  @Override
  INDArray join(List<INDArray> rows) {
    for (int i = 0; i < rows.size(); i++) {
      borders[i + 1] = borders[i] + rows.get(i).size(1);
    }
    INDArray result = joined.shaped(rows.get(0).size(0), borders[rows.size()]);
    for (int i = 0; i < rows.size(); i++) {
      Columns.write(rows.get(i), result, borders[i]);
    }
    return result;
  }

  @Override
  INDArray divide(INDArray rows, int branch, ReusableArray own) {
    INDArray part = own.shaped(rows.size(0), borders[branch + 1] - borders[branch]);
    Columns.read(rows, borders[branch], part);
    return part;
  }
}
