package org.gan4j.nn.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ReusableArrayTest {

  @Test
  void givesTheSameMemoryForSmallerArrays() {
    try (ReusableArray array = new ReusableArray(DataType.FLOAT)) {
      INDArray large = array.shaped(4, 3);
      assertThat(array.shaped(4, 3)).isSameAs(large);
      long address = large.data().address();
      assertThat(array.shaped(2, 5).data().address()).isEqualTo(address);
      assertThat(array.shaped(2, 5).shape()).containsExactly(2, 5);
      assertThat(array.shaped(3, 4).shape()).containsExactly(3, 4);
    }
  }

  @Test
  void growsForLargerOnes() {
    try (ReusableArray array = new ReusableArray(DataType.DOUBLE)) {
      array.shaped(2);
      INDArray large = array.shaped(100, 100);
      large.assign(1);
      assertThat(large.sumNumber().intValue()).isEqualTo(10_000);
    }
  }

  @Test
  void showsItsMemoryToJava() {
    try (ReusableArray floats = new ReusableArray(DataType.FLOAT);
        ReusableArray doubles = new ReusableArray(DataType.DOUBLE)) {
      INDArray two = floats.shaped(1, 2);
      floats.floats().put(1, 7);
      assertThat(two.getFloat(0, 1)).isEqualTo(7);
      INDArray one = doubles.shaped(1);
      doubles.doubles().put(0, 8);
      assertThat(one.getDouble(0)).isEqualTo(8);
      assertThatThrownBy(floats::doubles).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(doubles::floats).isInstanceOf(IllegalStateException.class);
    }
  }
}
