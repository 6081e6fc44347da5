package org.gan4j.nn.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The ways of our own against ND4J's operations, in float32 on random shapes. Winograd's algorithm
 * adds and subtracts numbers that are up to 100 times as large as the result, so that its error is
 * up to about 100 · 6e-8 of the result's size, against 6e-8 · √(number of products) by definition.
 */
class CorrelationTest {
  private static final double TOLERANCE = 2e-4;

  private final RandomKey key = RandomKey.ofSeed(17);

  /** Small images of 1 to 12 rows and columns, with all 16 pairs of sizes of the last tile. */
  @RepeatedTest(16)
  void winogradAgreesWithTheDefinition(RepetitionInfo repetition) {
    int number = repetition.getCurrentRepetition();
    RandomGenerator random = key.split(number).generator();
    int rows = 1 + number % 4 + 4 * random.nextInt(3);
    int columns = 1 + number / 4 % 4 + 4 * random.nextInt(3);
    int padding = random.nextInt(1 + Math.min(2, Math.min(rows, columns)));
    CorrelationShape shape =
        new CorrelationShape(
            2 * rows + 2 - 2 * padding,
            2 * columns + 2 - 2 * padding,
            16 + random.nextInt(9),
            16 + random.nextInt(9),
            4,
            2,
            padding);
    assertThat(WinogradCorrelation.suits(shape)).isTrue();
    try (Correlation ours = new WinogradCorrelation(shape, new WinogradWeights())) {
      compare(ours, shape, 1 + random.nextInt(5));
    }
  }

  /** 36 pixels in a small image: patches for 11 images, Winograd's algorithm for 12. */
  @ParameterizedTest
  @ValueSource(ints = {11, 12})
  void bothWaysForFewAndManyPixelsAgreeWithTheDefinition(int batch) {
    CorrelationShape shape = new CorrelationShape(12, 12, 17, 20, 4, 2, 1);
    assertThat(batch * 36 <= SizedCorrelation.FEW_PIXELS).isEqualTo(batch == 11);
    try (Correlation ours = new SizedCorrelation(shape, new WinogradWeights())) {
      compare(ours, shape, batch);
    }
  }

  @RepeatedTest(12)
  void patchesAgreeWithTheDefinition(RepetitionInfo repetition) {
    RandomGenerator random = key.split(100 + repetition.getCurrentRepetition()).generator();
    int kernel = 1 + random.nextInt(5);
    int stride = 1 + random.nextInt(3);
    CorrelationShape shape =
        new CorrelationShape(
            kernel + stride * random.nextInt(6),
            kernel + stride * random.nextInt(6),
            1 + random.nextInt(4),
            1 + random.nextInt(9),
            kernel,
            stride,
            0);
    try (Correlation ours = new PatchCorrelation(shape)) {
      compare(ours, shape, 1 + random.nextInt(5));
    }
  }

  /** 256 windows of 729 numbers an image: five images at a time, then two. */
  @Test
  void windowsOfSeveralPartsAgreeWithTheDefinition() {
    CorrelationShape shape = new CorrelationShape(16, 16, 9, 3, 9, 1, 4);
    try (Correlation ours = new PatchCorrelation(shape)) {
      compare(ours, shape, 7);
    }
  }

  @RepeatedTest(4)
  void pointsAgreeWithTheDefinition(RepetitionInfo repetition) {
    RandomGenerator random = key.split(200 + repetition.getCurrentRepetition()).generator();
    CorrelationShape shape =
        new CorrelationShape(
            1 + random.nextInt(6),
            1 + random.nextInt(6),
            1 + random.nextInt(20),
            1 + random.nextInt(20),
            1,
            1,
            0);
    try (Correlation ours = new MatrixCorrelation(shape)) {
      compare(ours, shape, 1 + random.nextInt(5));
    }
  }

  @RepeatedTest(8)
  void fewFiltersAgreeWithTheDefinition(RepetitionInfo repetition) {
    RandomGenerator random = key.split(300 + repetition.getCurrentRepetition()).generator();
    int kernel = 2 + random.nextInt(4);
    CorrelationShape shape =
        new CorrelationShape(
            kernel + random.nextInt(6),
            kernel + random.nextInt(6),
            5 + random.nextInt(9),
            1 + random.nextInt(4),
            kernel,
            1,
            random.nextInt(kernel));
    try (Correlation ours = new FewFiltersCorrelation(shape)) {
      compare(ours, shape, 1 + random.nextInt(5));
    }
  }

  private void compare(Correlation ours, CorrelationShape shape, int batch) {
    try (Correlation reference = new NativeCorrelation(shape, DataType.FLOAT)) {
      INDArray weights =
          gaussian("w", shape.kernel(), shape.kernel(), shape.channels(), shape.filters());
      // Twice, since weights and memory are kept: the second time with other weights.
      for (int round = 0; round < 2; round++) {
        INDArray large = gaussian("x" + round, shape.large(batch));
        INDArray small = gaussian("y" + round, shape.small(batch));
        compareReduction(ours, reference, large, small, weights);
        compareExpansion(ours, reference, large, small, weights);
        weights.muli(-0.5);
      }
    }
  }

  private static void compareReduction(
      Correlation ours, Correlation reference, INDArray x, INDArray dy, INDArray w) {
    INDArray[] y = {dy.ulike(), dy.ulike()};
    ours.reduce(x, w, y[0]);
    reference.reduce(x, w, y[1]);
    assertClose(y, "convolution");
    INDArray[] dw = {w.dup(), w.dup()};
    INDArray[] dx = {x.ulike(), x.ulike()};
    ours.reduceBackward(x, w, dy, dw[0], dx[0]);
    reference.reduceBackward(x, w, dy, dw[1], dx[1]);
    assertClose(dw, "accumulated weight gradient");
    assertClose(dx, "input gradient");
    ours.reduceBackward(x, w, dy, null, dx[0].assign(7));
    assertClose(dx, "input gradient alone");
  }

  private static void compareExpansion(
      Correlation ours, Correlation reference, INDArray dx, INDArray y, INDArray w) {
    INDArray[] x = {dx.ulike(), dx.ulike()};
    ours.expand(y, w, x[0]);
    reference.expand(y, w, x[1]);
    assertClose(x, "transposed convolution");
    INDArray[] dw = {w.dup(), w.dup()};
    INDArray[] dy = {y.ulike(), y.ulike()};
    ours.expandBackward(y, w, dx, dw[0], dy[0]);
    reference.expandBackward(y, w, dx, dw[1], dy[1]);
    assertClose(dw, "accumulated weight gradient of the transpose");
    assertClose(dy, "input gradient of the transpose");
  }

  private static void assertClose(INDArray[] pair, String what) {
    double scale = pair[1].norm2Number().doubleValue() / Math.sqrt(pair[1].length());
    double error = pair[0].sub(pair[1]).amaxNumber().doubleValue() / scale;
    assertThat(error).as(what).isLessThan(TOLERANCE);
  }

  private INDArray gaussian(String purpose, long... shape) {
    INDArray array = Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', shape);
    key.split(purpose).fillGaussian(array, 0, 1);
    return array;
  }
}
