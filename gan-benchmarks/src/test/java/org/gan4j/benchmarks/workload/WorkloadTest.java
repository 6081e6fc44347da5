package org.gan4j.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadTest {

  @ParameterizedTest
  @CsvSource({
    "mlp-28, 1510032, 533505",
    "dcgan-28, 771969, 138689",
    "dcgan-64, 3576704, 2765568",
    "context-encoder-64, 5579520, 663296",
    "residual-32, 368771, 264769",
    "r3gan-32, 206016, 141504",
    "pix2pix-64, 29244611, 666433",
    "srgan-16x4, 659971, 2222273",
    "sample-dcgan-28, 771969, 138689"
  })
  void tablesHaveAsManyParametersAsPublished(String name, long generator, long discriminator) {
    Workload workload = Workload.named(name);
    assertThat(workload.generator().countParameters(workload.input())).isEqualTo(generator);
    assertThat(workload.discriminator().countParameters(workload.classified()))
        .isEqualTo(discriminator);
  }

  @Test
  void countsTheMultiplicationsOfAConvolution() {
    // Each of 64·14·14 outputs is a sum over a 4×4 window of one channel.
    assertThat(Layer.parse("conv 64 k4 s2 p1 bias").multiplications(List.of(1, 28, 28)))
        .isEqualTo(64L * 14 * 14 * 16);
  }

  @Test
  void countsTheMultiplicationsOfATransposedConvolution() {
    // Each of 128·7·7 inputs meets a 4×4 window of 64 channels.
    assertThat(Layer.parse("deconv 64 k4 s2 p1").multiplications(List.of(128, 7, 7)))
        .isEqualTo(128L * 7 * 7 * 16 * 64);
  }

  @Test
  void countsTheMultiplicationsOfAResidualBlock() {
    Layer block =
        new Layer.Residual(
            List.of(Layer.parse("conv 8 k3 s1 p1 g2 bias"), Layer.parse("pool")),
            List.of(Layer.parse("pool"), Layer.parse("conv 8 k1 s1 p0")));
    assertThat(block.output(List.of(4, 6, 6))).isEqualTo(List.of(8, 3, 3));
    // Each of 8·36 outputs is a sum over 3×3 windows of two channels; the shortcut's over four.
    assertThat(block.multiplications(List.of(4, 6, 6))).isEqualTo(8 * 36 * 18 + 8 * 9 * 4);
    assertThat(block.parameters(List.of(4, 6, 6))).isEqualTo(8 * 18 + 8 + 8 * 4);
  }

  @Test
  void countsALevelOfAUNet() {
    Layer level =
        new Layer.Concatenated(
            List.of(Layer.parse("conv 8 k4 s2 p1"), Layer.parse("deconv 6 k4 s2 p1 bias")));
    assertThat(level.output(List.of(4, 8, 8))).isEqualTo(List.of(10, 8, 8));
    // 8·16 outputs of 4×4 windows of four channels; 8·16 inputs of 4×4 windows of six.
    assertThat(level.multiplications(List.of(4, 8, 8))).isEqualTo(128 * 64 + 128 * 96);
    assertThat(level.parameters(List.of(4, 8, 8))).isEqualTo(16 * 32 + 16 * 48 + 6);
  }

  @Test
  void makesSmoothImagesWithinTheRangeOfTanh() {
    float[] images = SmoothImages.make(1, 2, List.of(3, 8, 8));
    assertThat(images).hasSize(2 * 3 * 64);
    for (float pixel : images) {
      assertThat(pixel).isBetween(-1f, 1f);
    }
  }
}
