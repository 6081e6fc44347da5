package org.gan4j.nn.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.gan4j.api.RandomKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ManyProductsTest {
  private static final int COUNT = 25;

  private final int usual = Nd4j.getEnvironment().maxThreads();

  @BeforeEach
  void takeThreeThreads() {
    Nd4j.getEnvironment().setMaxThreads(3);
  }

  @AfterEach
  void takeTheUsualThreads() {
    Nd4j.getEnvironment().setMaxThreads(usual);
  }

  /** Sums of 7 products of small integers are exact in float32, whoever adds them. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, COUNT})
  void everyProductIsMadeOnce(int count) {
    INDArray left = integers("left", COUNT, 4, 7);
    INDArray right = integers("right", COUNT, 7, 5);
    INDArray made = Nd4j.zeros(DataType.FLOAT, COUNT, 4, 5);
    ConcurrentMap<Integer, Integer> runs = new ConcurrentHashMap<>();
    new ManyProducts()
        .run(
            count,
            (operations, number) -> {
              runs.merge(number, 1, Integer::sum);
              operations.multiplyMatrices(
                  left.slice(number), right.slice(number), made.slice(number));
            });
    assertThat(runs).hasSize(count);
    assertThat(runs.values()).allMatch(times -> times == 1);
    for (int number = 0; number < COUNT; number++) {
      for (int row = 0; row < 4; row++) {
        for (int column = 0; column < 5; column++) {
          float sum = 0;
          for (int i = 0; i < 7 && number < count; i++) {
            sum += left.getFloat(number, row, i) * right.getFloat(number, i, column);
          }
          assertThat(made.getFloat(number, row, column)).isEqualTo(sum);
        }
      }
    }
  }

  private static INDArray integers(String name, long... shape) {
    INDArray array = Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', shape);
    RandomKey.ofSeed(3).split(name).fillUniform(array, -9, 9);
    return Nd4j.math().floor(array);
  }
}
