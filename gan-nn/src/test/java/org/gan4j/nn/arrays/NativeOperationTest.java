package org.gan4j.nn.arrays;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NativeOperationTest {
  private static final int RUNS = 100_000;

  /**
   * A context that is not purged keeps some hundred bytes for each array that it is given: 32 MB
   * after these runs. The heap has a size of its own by then, and the compiler is done.
   */
  @Test
  void memoryDoesNotGrowWithRuns() {
    NativeOperation operation = NativeOperation.of("maximum");
    INDArray left = Nd4j.createFromArray(1f, 4f);
    INDArray right = Nd4j.createFromArray(3f, 2f);
    INDArray greater = Nd4j.zeros(DataType.FLOAT, 2);
    run(operation, left, right, greater);

    long before = Pointer.physicalBytes();
    run(operation, left, right, greater);

    assertThat((Pointer.physicalBytes() - before) >> 20).isLessThan(10);
    assertThat(greater.toFloatVector()).containsExactly(3, 4);
  }

  private static void run(
      NativeOperation operation, INDArray left, INDArray right, INDArray greater) {
    for (int i = 0; i < RUNS; i++) {
      operation.run(greater, left, right);
    }
  }
}
