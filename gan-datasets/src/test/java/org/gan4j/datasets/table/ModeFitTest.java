package org.gan4j.datasets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.NumericColumn.Mode;
import org.junit.jupiter.api.Test;

class ModeFitTest {

  @Test
  void findsTheModesOfAMixture() {
    RandomGenerator random = RandomKey.ofSeed(1).generator();
    double[] values = new double[4000];
    Arrays.setAll(
        values,
        i -> i % 4 == 0 ? 100 + 2 * random.nextGaussian() : -5 + 0.5 * random.nextGaussian());

    List<Mode> modes = ModeFit.mixture(values);

    // Three standard errors: 3 · 0.5 / √3000 and 3 · 2 / √1000 for the means.
    assertThat(modes).hasSize(2);
    assertThat(modes.get(0).weight()).isCloseTo(0.75, within(1e-6));
    assertThat(modes.get(0).mean()).isCloseTo(-5, within(0.028));
    assertThat(modes.get(0).deviation()).isCloseTo(0.5, within(0.02));
    assertThat(modes.get(1).mean()).isCloseTo(100, within(0.19));
    assertThat(modes.get(1).deviation()).isCloseTo(2, within(0.14));
  }

  @Test
  void findsOneModeOfAGaussian() {
    RandomGenerator random = RandomKey.ofSeed(2).generator();
    double[] values = new double[2000];
    Arrays.setAll(values, i -> random.nextGaussian());
    assertThat(ModeFit.mixture(values)).hasSize(1);
  }

  @Test
  void takesColumnsOfFewValues() {
    double[] values = new double[300];
    Arrays.setAll(values, i -> i % 3);
    List<Mode> modes = ModeFit.mixture(values);
    assertThat(modes).allMatch(mode -> mode.deviation() > 0 && mode.weight() > 0);
    assertThat(modes.stream().mapToDouble(Mode::weight).sum()).isCloseTo(1, within(0.05));
  }
}
