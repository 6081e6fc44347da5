package org.gan4j.api.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Compared with loops, for matrices of any kind of shape. */
class BroadcastsTest {
  @ParameterizedTest
  @CsvSource({"3, 4", "4, 3", "1, 5", "5, 1", "1, 1", "2, 2"})
  void areWhatLoopsCompute(int rows, int columns) {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      for (char order : new char[] {'c', 'f'}) {
        INDArray x = Nd4j.rand(type, rows, columns).dup(order);
        for (INDArray row :
            new INDArray[] {Nd4j.rand(type, columns), Nd4j.rand(type, 1, columns)}) {
          check(x, row, true, Broadcasts::addRow, (a, b) -> a + b);
          check(x, row, true, Broadcasts::subtractRow, (a, b) -> a - b);
          check(x, row, true, Broadcasts::multiplyByRow, (a, b) -> a * b);
        }
        for (INDArray column : new INDArray[] {Nd4j.rand(type, rows), Nd4j.rand(type, rows, 1)}) {
          check(x, column, false, Broadcasts::addColumn, (a, b) -> a + b);
          check(x, column, false, Broadcasts::multiplyByColumn, (a, b) -> a * b);
        }
      }
    }
  }

  private static void check(
      INDArray x,
      INDArray vector,
      boolean isRow,
      BinaryOperator<INDArray> broadcast,
      DoubleBinaryOperator loop) {
    INDArray changed = x.dup(x.ordering());
    assertThat(broadcast.apply(changed, vector)).isSameAs(changed);
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.columns(); j++) {
        double exact = loop.applyAsDouble(x.getDouble(i, j), vector.getDouble(isRow ? j : i));
        // One operation is rounded once.
        assertThat(changed.getDouble(i, j))
            .isEqualTo(x.dataType() == DataType.FLOAT ? (float) exact : exact);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void refuseWhatDoesNotFit(DataType type) {
    INDArray x = Nd4j.zeros(type, 3, 4);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Broadcasts.addRow(x, Nd4j.zeros(type, 3)))
        .withMessageContaining("the row [3] of " + type + " does not fit [3, 4]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Broadcasts.multiplyByColumn(x, Nd4j.zeros(type, 4, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Broadcasts.addRow(x, Nd4j.zeros(DataType.INT32, 4)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Broadcasts.addRow(Nd4j.zeros(type, 2, 3, 4), Nd4j.zeros(type, 4)));
  }
}
