package org.gan4j.objectives.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.api.SampleShape;
import org.junit.jupiter.api.Test;

class BlockAveragesTest {
  private static float[] ramp(int length) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = i;
    }
    return numbers;
  }

  @Test
  void keepsSmallImagesAndVectors() {
    for (SampleShape shape :
        new SampleShape[] {SampleShape.image(1, 28, 28), SampleShape.vector(3000)}) {
      float[] samples = ramp(2 * shape.length());

      assertThat(new BlockAverages(shape).size()).isEqualTo(shape.length());
      assertThat(new BlockAverages(shape).of(samples, 2)).isSameAs(samples);
    }
  }

  @Test
  void averagesBlocksOfLargeImages() {
    // Blocks of 2×2, the last column and row of 1.
    SampleShape shape = SampleShape.image(1, 33, 35);
    float[] averages = new BlockAverages(shape).of(ramp(2 * shape.length()), 2);

    assertThat(averages).hasSize(2 * 17 * 18);
    assertThat(averages[0]).isEqualTo((0 + 1 + 35 + 36) / 4f);
    assertThat(averages[17]).isEqualTo((34 + 69) / 2f);
    assertThat(averages[17 * 18 - 1]).isEqualTo(33 * 35 - 1);
    assertThat(averages[17 * 18]).isEqualTo(33 * 35 + averages[0]);
  }

  @Test
  void hasNoMoreNumbersThanItNeeds() {
    assertThat(new BlockAverages(SampleShape.image(3, 64, 64)).size()).isEqualTo(3 * 16 * 16);
    assertThat(new BlockAverages(SampleShape.image(3, 1, 4000)).size()).isLessThanOrEqualTo(1024);
    assertThat(new BlockAverages(SampleShape.image(2000, 8, 8)).size()).isEqualTo(2000);
  }
}
