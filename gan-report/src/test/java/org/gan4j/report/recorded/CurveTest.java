package org.gan4j.report.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.gan4j.report.recorded.Curve.Extreme;
import org.gan4j.report.recorded.Curve.Point;
import org.junit.jupiter.api.Test;

class CurveTest {

  @Test
  void keepsFewValuesAsTheyAre() {
    Curve curve = new Curve();
    curve.add(2, 0.5);
    curve.add(4, Double.NaN);
    curve.add(6, Double.POSITIVE_INFINITY);
    curve.add(8, -1);

    assertThat(curve.points(100))
        .containsExactly(new Point(2, 0.5, 0.5, 0.5, 1), new Point(8, -1, -1, -1, 1));
    assertThat(curve.last()).isEqualTo(new Extreme(8, -1));
  }

  @Test
  void isEmptyWithoutFiniteValues() {
    Curve curve = new Curve();
    curve.add(1, Double.NaN);
    curve.add(2, Double.MAX_VALUE);

    assertThat(curve.isEmpty()).isTrue();
    assertThat(curve.first().value()).isNaN();
  }

  @Test
  void mergesNeighboursWithoutLosingTheirMeanAndTheirExtremes() {
    Curve curve = new Curve();
    int count = 100_003;
    for (int i = 1; i <= count; i++) {
      curve.add(2L * i, i == 777 ? -5 : i);
    }

    List<Point> points = curve.points(1000);
    assertThat(points).hasSizeBetween(256, 512);
    assertThat(points.stream().mapToLong(Point::count).sum()).isEqualTo(count);
    double mean = points.stream().mapToDouble(point -> point.mean() * point.count()).sum() / count;
    // Each of some 17 merges rounds once, relative to values up to 1e5.
    assertThat(mean).isCloseTo((count + 1) / 2.0 - 782.0 / count, within(1e-6));
    assertThat(points).isSortedAccordingTo((a, b) -> Double.compare(a.step(), b.step()));
    assertThat(points.get(3).low()).isLessThanOrEqualTo(points.get(3).mean());
    assertThat(curve.lowest()).isEqualTo(new Extreme(2 * 777, -5));
    assertThat(curve.highest()).isEqualTo(new Extreme(2L * count, count));
    assertThat(curve.points(10)).hasSizeLessThanOrEqualTo(10);
  }
}
