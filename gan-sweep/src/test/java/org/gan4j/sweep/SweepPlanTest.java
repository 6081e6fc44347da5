package org.gan4j.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.junit.jupiter.api.Test;

class SweepPlanTest {
  @Test
  void combinesAllValuesTheLastChangingFastest() {
    assertThat(plan(0, "loss.type=hinge,minimax", "seed=1..2").points())
        .extracting(Point::toString)
        .containsExactly(
            "loss.type=hinge seed=1",
            "loss.type=hinge seed=2",
            "loss.type=minimax seed=1",
            "loss.type=minimax seed=2");
  }

  @Test
  void namesFoldersByTheValues() {
    assertThat(plan(0, "loss.type=hinge,minimax", "seed=1..2").points())
        .extracting(Point::name)
        .containsExactly(
            "loss-hinge_seed-1", "loss-hinge_seed-2", "loss-minimax_seed-1", "loss-minimax_seed-2");
  }

  @Test
  void tellsFoldersApartWhoseNamesWouldBeTheSame() {
    List<Point> points =
        plan(0, "generator.hidden=[8, 8],[8,8],[8.8]", "loss={\"a/b\": 1}").points();

    assertThat(points.stream().map(Point::name).distinct()).hasSize(3);
    assertThat(points).allMatch(point -> point.name().matches("[A-Za-z0-9._+-]{1,80}"));
  }

  @Test
  void drawsConfigurationsEachWithAllSeeds() {
    List<Point> points = plan(5, "lr=log:1e-4..1e-2", "size=2,4", "seed=1..2").points();

    assertThat(points).hasSize(10);
    assertThat(points.stream().map(Point::configuration).distinct()).hasSize(5);
    assertThat(points).allSatisfy(point -> assertThat(rate(point)).isBetween(1e-4, 1e-2));
  }

  @Test
  void beginsLongerSearchesWithTheDrawsOfShorterOnes() {
    String[] varied = {"lr=0.0..1.0", "seed=1..2"};

    assertThat(plan(8, varied).points()).startsWith(plan(3, varied).points().toArray(Point[]::new));
  }

  @Test
  void drawsNoConfigurationTwice() {
    assertThat(plan(50, "size=1..3").points()).hasSize(3);
  }

  /** Half of the draws of 1e-4..1 lie below 1e-2; σ of a share of 900 draws is 0.0167. */
  @Test
  void drawsLogarithmsUniformly() {
    List<Point> points = plan(900, "lr=log:1e-4..1").points();
    long small = points.stream().filter(p -> rate(p) < 1e-2).count();

    assertThat((double) small / points.size()).isBetween(0.5 - 4 * 0.0167, 0.5 + 4 * 0.0167);
  }

  @Test
  void refusesWhatDoesNotFit() {
    Stream.<Runnable>of(
            () -> plan(0),
            () -> plan(0, "seed=1", "seed=2"),
            () -> plan(0, "lr=0.1..0.2"),
            () -> plan(3, "seed=0.1..0.2"),
            () -> plan(0, "a=1..100", "b=1..100").points())
        .forEach(
            plan ->
                assertThatExceptionOfType(GanException.class)
                    .isThrownBy(plan::run)
                    .satisfies(e -> assertThat(e.where()).startsWith("--vary")));
  }

  private static double rate(Point point) {
    return Double.parseDouble(point.values().getOrDefault("lr", "NaN"));
  }

  private static SweepPlan plan(int draws, String... varied) {
    return new SweepPlan(
        "{}",
        "ring.json",
        List.of(),
        Stream.of(varied).map(Variation::parse).toList(),
        null,
        draws,
        1,
        0);
  }
}
