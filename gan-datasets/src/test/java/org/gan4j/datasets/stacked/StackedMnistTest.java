package org.gan4j.datasets.stacked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.datasets.Reading.context;
import static org.gan4j.datasets.Reading.read;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetProvider;
import org.gan4j.datasets.idx.IdxConfiguration;
import org.gan4j.datasets.idx.IdxProvider;
import org.gan4j.datasets.idx.IdxWriter;
import org.gan4j.datasets.idx.Layout;
import org.gan4j.datasets.idx.Mnist10kConfiguration;
import org.gan4j.datasets.idx.Mnist10kProvider;
import org.gan4j.datasets.mixtures.RingConfiguration;
import org.gan4j.datasets.mixtures.RingProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackedMnistTest {
  private static final int AREA = 28 * 28;

  @TempDir private Path folder;

  private Dataset stacks(ConfiguredProvider<DatasetProvider<?>> digits, int size, long seed) {
    return new StackedMnistProvider()
        .create(new StackedMnistConfiguration(digits, size, seed), context(folder));
  }

  private static ConfiguredProvider<DatasetProvider<?>> digits(int count) {
    return new ConfiguredProvider<>(new Mnist10kProvider(), new Mnist10kConfiguration(count));
  }

  /** The positions of the digits by their pixels, which no two of them share. */
  private Map<Integer, Integer> positions(int count) {
    Map<Integer, Integer> positions = new HashMap<>();
    try (Dataset digits = ConfiguredProvider.create(digits(count), context(folder))) {
      for (int i = 0; i < count; i++) {
        positions.put(Arrays.hashCode(read(digits, i)), i);
      }
    }
    assertThat(positions).hasSize(count);
    return positions;
  }

  private static int[] drawn(Dataset stacks, int index, Map<Integer, Integer> positions) {
    float[] stack = read(stacks, index);
    return IntStream.range(0, 3)
        .map(
            channel ->
                Objects.requireNonNull(
                    positions.get(
                        Arrays.hashCode(
                            Arrays.copyOfRange(stack, channel * AREA, (channel + 1) * AREA)))))
        .toArray();
  }

  @Test
  void putsADigitIntoEachChannel() {
    Map<Integer, Integer> positions = positions(100);
    try (Dataset stacks = stacks(digits(100), 4000, 1)) {
      int[][] counts = new int[3][100];
      int equal = 0;
      for (int i = 0; i < stacks.size(); i++) {
        int[] drawn = drawn(stacks, i, positions);
        for (int channel = 0; channel < 3; channel++) {
          counts[channel][drawn[channel]]++;
        }
        equal += drawn[0] == drawn[1] ? 1 : 0;
      }

      assertThat(stacks.shape()).isEqualTo(SampleShape.image(3, 28, 28));
      assertThat(stacks.size()).isEqualTo(4000);
      // χ² of 99 degrees of freedom: 99 ± 14; five standard deviations.
      for (int[] channel : counts) {
        double distance = Arrays.stream(channel).mapToDouble(n -> (n - 40) * (n - 40) / 40.0).sum();
        assertThat(distance).isCloseTo(99, within(70.0));
      }
      // The channels are independent: 40 expected, with a standard deviation of 6.3; five of them.
      assertThat(equal).isCloseTo(40, within(32));
    }
  }

  @Test
  void hasNoLabels() {
    try (Dataset stacks = stacks(digits(100), 10, 1)) {
      assertThat(stacks.classes()).isEmpty();
    }
  }

  @Test
  void drawsTheSameStackWhateverTheirNumber() {
    try (Dataset few = stacks(digits(100), 10, 1);
        Dataset many = stacks(digits(100), 1000, 1)) {
      assertThat(read(few, 9, 3)).isEqualTo(read(many, 9, 3));
      assertThat(few.fingerprint()).isNotEqualTo(many.fingerprint());
    }
  }

  @Test
  void drawsOtherStacksWithAnotherSeedOrOfOtherDigits() {
    try (Dataset one = stacks(digits(100), 10, 1);
        Dataset seeded = stacks(digits(100), 10, 2);
        Dataset other = stacks(digits(101), 10, 1)) {
      assertThat(read(seeded, 0)).isNotEqualTo(read(one, 0));
      assertThat(List.of(one.fingerprint(), seeded.fingerprint(), other.fingerprint()))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void namesWhatIsWrongWithTheDigits() {
    try (Dataset digits = ConfiguredProvider.create(digits(2), context(folder));
        IdxWriter writer = IdxWriter.create(folder.resolve("two.idx"), digits.shape(), 2)) {
      writer.write(FloatBuffer.wrap(read(digits, 0, 1)));
    }
    IdxWriter.writeLabels(folder.resolve("labels.idx"), 5, 0);
    assertRefused(
        twoDigits(null), "stacked-mnist stacks images of ten classes, and these have no labels");
    assertRefused(twoDigits("labels.idx"), "stacked-mnist stacks images of ten classes, not of 2");
    assertRefused(
        new ConfiguredProvider<>(new RingProvider(), new RingConfiguration(8, 2, 0.1, 9)),
        "stacked-mnist stacks images of one channel, not samples of 2");
    assertRefused(
        new ConfiguredProvider<>(
            new StackedMnistProvider(), new StackedMnistConfiguration(digits(20), 9, 1)),
        "stacked-mnist stacks images of one channel, not samples of 3×28×28");
  }

  private static ConfiguredProvider<DatasetProvider<?>> twoDigits(@Nullable String labels) {
    return new ConfiguredProvider<>(
        new IdxProvider(), new IdxConfiguration("two.idx", labels, null, Layout.AUTO, null));
  }

  private void assertRefused(ConfiguredProvider<DatasetProvider<?>> digits, String problem) {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> stacks(digits, 9, 1).close())
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.where()).isEqualTo("dataset.digits");
              assertThat(e.remedy()).contains("mnist-10k");
            });
  }
}
