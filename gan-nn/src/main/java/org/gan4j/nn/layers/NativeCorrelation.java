package org.gan4j.nn.layers;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's own operations, which are oneDNN's where it is there and the numbers are floats. */
final class NativeCorrelation implements Correlation {
  private static final int EXPLICIT_PADDING = 0;
  private static final int CHANNELS_LAST = 1;

  /** Weights as [kernel, kernel, channels, filters]. */
  private static final int KERNEL_FIRST = 0;

  private final CorrelationShape shape;
  private final ReusableArray unwanted;
  private final ReusableArray gradient;

  NativeCorrelation(CorrelationShape shape, DataType dataType) {
    this.shape = shape;
    unwanted = new ReusableArray(dataType);
    gradient = new ReusableArray(dataType);
  }

  @Override
  public void reduce(INDArray large, INDArray weights, INDArray small) {
    run("conv2d", new INDArray[] {large, weights}, small);
  }

  @Override
  public void expand(INDArray small, INDArray weights, INDArray large) {
    if (shape.isExact()) {
      run("deconv2d", new INDArray[] {small, weights}, large);
    } else {
      // The transposed operation knows no rest that the windows leave out.
      INDArray unused = unwanted.like(large);
      unused.assign(0);
      run(
          "conv2d_bp",
          new INDArray[] {unused, weights, small},
          large,
          gradient.shaped(weights.shape()));
    }
  }

  @Override
  public void addWeightGradient(INDArray large, INDArray small, INDArray weightGradient) {
    INDArray fresh = gradient.shaped(weightGradient.shape());
    INDArray[] inputs = {large, weightGradient, small};
    run("conv2d_bp", inputs, unwanted.like(large), fresh);
    weightGradient.addi(fresh);
  }

  private void run(String operation, INDArray[] inputs, INDArray... outputs) {
    Nd4j.exec(
        DynamicCustomOp.builder(operation)
            .addInputs(inputs)
            .addOutputs(outputs)
            .addIntegerArguments(
                shape.kernel(),
                shape.kernel(),
                shape.stride(),
                shape.stride(),
                shape.padding(),
                shape.padding(),
                1,
                1,
                EXPLICIT_PADDING,
                CHANNELS_LAST,
                KERNEL_FIRST)
            .build());
  }

  @Override
  public void close() {
    unwanted.close();
    gradient.close();
  }
}
