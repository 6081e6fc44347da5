package org.gan4j.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.datasets.Reading.context;
import static org.gan4j.datasets.Reading.read;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.junit.jupiter.api.Test;

class Mnist10kProviderTest {

  @Test
  void holdsTheFirstTenThousandTrainingDigits() {
    try (Dataset digits = open(null)) {
      assertThat(digits.shape()).isEqualTo(SampleShape.image(1, 28, 28));
      assertThat(digits.size()).isEqualTo(10_000);
      assertThat(digits.classes()).hasSize(10).startsWith("0", "1");
      // MNIST's training labels begin with these.
      assertThat(IntStream.range(0, 10).map(digits::label))
          .containsExactly(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
      assertThat(read(digits, 0)).hasSize(784).contains(-1f, 1f);
    }
  }

  @Test
  void hasThePublishedMeanBrightness() {
    try (Dataset digits = open(null)) {
      float[] all = read(digits, IntStream.range(0, digits.size()).toArray());
      double sum = 0;
      for (float value : all) {
        sum += value;
      }
      // 0.1307 in [0, 1] over all 60,000 digits; a subset differs in the third digit.
      assertThat((sum / all.length + 1) / 2).isBetween(0.129, 0.133);
    }
  }

  @Test
  void readsNoMoreThanTheLimit() {
    try (Dataset digits = open(100)) {
      assertThat(digits.size()).isEqualTo(100);
    }
  }

  private static Dataset open(@org.jspecify.annotations.Nullable Integer limit) {
    return new Mnist10kProvider()
        .create(new Mnist10kConfiguration(limit), context(Path.of("unused")));
  }
}
