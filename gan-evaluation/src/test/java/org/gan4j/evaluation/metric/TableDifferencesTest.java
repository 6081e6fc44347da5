package org.gan4j.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.CategoricalColumn;
import org.gan4j.api.data.NumericColumn;
import org.gan4j.api.data.NumericColumn.Mode;
import org.gan4j.api.data.Table;
import org.gan4j.api.evaluation.Vectors;
import org.junit.jupiter.api.Test;

class TableDifferencesTest {
  private static final Table TABLE =
      new Table(
          List.of(
              new NumericColumn("net-price", 0, 0, 1000, List.of(new Mode(1, 100, 50))),
              new CategoricalColumn("kind", List.of("a", "b", "c"), 0),
              new CategoricalColumn("always", List.of("x"), 0)),
          null);

  private static Vectors vectors(double[]... rows) {
    RandomGenerator random = RandomKey.ofSeed(0).generator();
    float[] numbers = new float[rows.length * TABLE.length()];
    for (int i = 0; i < rows.length; i++) {
      float[] row = TABLE.encode(rows[i], random);
      System.arraycopy(row, 0, numbers, i * row.length, row.length);
    }
    return Vectors.of(rows.length, TABLE.length(), numbers);
  }

  @Test
  void measuresColumnsInTheirUnits() {
    Vectors reals =
        vectors(
            new double[] {100, 0, 0},
            new double[] {200, 0, 0},
            new double[] {300, 1, 0},
            new double[] {400, 2, 0});
    Vectors samples =
        vectors(
            new double[] {110, 1, 0},
            new double[] {230, 1, 0},
            new double[] {300, 1, 0},
            new double[] {400, 2, 0});

    ColumnMetric.Found distances = new TableDifferences(TABLE).marginals(samples, reals);

    assertThat(distances.named()).containsOnlyKeys("net-price", "kind");
    assertThat(distances.named().get("net-price")).isCloseTo(10, within(1e-9));
    assertThat(distances.named().get("kind")).isCloseTo(0.5, within(1e-9));
    // The deviation of 100, 200, 300, 400 is √12500.
    assertThat(distances.all()[0]).isCloseTo(10 / Math.sqrt(12_500), within(1e-9));
    assertThat(distances.all()[1]).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void comparesCorrelationsOfNumbersWithCategories() {
    Vectors reals = vectors(new double[] {100, 0, 0}, new double[] {200, 1, 0});
    Vectors samples = vectors(new double[] {200, 0, 0}, new double[] {100, 1, 0});

    ColumnMetric.Found differences = new TableDifferences(TABLE).correlations(samples, reals);

    // From 1 to -1 for a and b; c never occurs. Pairs of one column are left out.
    assertThat(differences.all()).containsExactly(2, 2, 0);
    assertThat(differences.named().get("kind")).isEqualTo(2);
    assertThat(differences.named().get("net-price")).isEqualTo(2);
  }

  @Test
  void namesNumbersByColumns() {
    assertThat(TableDifferences.numberName("marginalWasserstein", "capital-gain (US $)"))
        .isEqualTo("marginalWassersteinCapitalGainUS");
  }
}
