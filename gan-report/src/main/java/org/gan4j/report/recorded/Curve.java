package org.gan4j.report.recorded;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * A number over the steps of a training, in memory that does not grow: when there are too many
 * points, neighbours are merged into their mean, with the lowest and the highest value beside it.
 */
@NotThreadSafe
public final class Curve {
  /** Twice as many as are left after a merge. A screen shows no more. */
  private static final int MOST = 512;

  /** Differences of larger values may be infinite. */
  private static final double LARGEST = 1e300;

  private final List<Point> points = new ArrayList<>();
  private long perPoint = 1;
  private long firstStep;
  private double first = Double.NaN;
  private long lastStep;
  private double last = Double.NaN;
  private long lowestStep;
  private double lowest = Double.NaN;
  private long highestStep;
  private double highest = Double.NaN;

  /**
   * One or more neighbouring values.
   *
   * @param step the mean of their steps
   * @param mean of the values
   * @param low the lowest value
   * @param high the highest value
   * @param count how many values
   */
  public record Point(double step, double mean, double low, double high, long count) {

    private Point with(Point other) {
      long both = count + other.count;
      double share = (double) other.count / both;
      return new Point(
          step + share * (other.step - step),
          mean + share * (other.mean - mean),
          Math.min(low, other.low),
          Math.max(high, other.high),
          both);
    }
  }

  /**
   * A value and where it was first taken.
   *
   * @param step of the training
   * @param value NaN if the curve is empty
   */
  public record Extreme(long step, double value) {}

  /** Adds a value; NaN, infinite values and those beyond 1e300 are left out. */
  public void add(long step, double value) {
    if (!(Math.abs(value) <= LARGEST)) {
      return;
    }
    note(step, value);
    Point point = new Point(step, value, value, value, 1);
    int end = points.size() - 1;
    if (end >= 0 && points.get(end).count() < perPoint) {
      points.set(end, points.get(end).with(point));
    } else {
      points.add(point);
    }
    if (points.size() > MOST) {
      List<Point> merged = merged(points, 2);
      points.clear();
      points.addAll(merged);
      perPoint *= 2;
    }
  }

  private void note(long step, double value) {
    if (Double.isNaN(first)) {
      first = value;
      firstStep = step;
    }
    if (!(lowest <= value)) {
      lowest = value;
      lowestStep = step;
    }
    if (!(highest >= value)) {
      highest = value;
      highestStep = step;
    }
    last = value;
    lastStep = step;
  }

  private static List<Point> merged(List<Point> points, int together) {
    List<Point> merged = new ArrayList<>();
    for (int i = 0; i < points.size(); i += together) {
      merged.add(
          points.subList(i, Math.min(points.size(), i + together)).stream()
              .reduce(Point::with)
              .orElseThrow());
    }
    return merged;
  }

  /** The points, at most this many. */
  public List<Point> points(int most) {
    int together = (points.size() + most - 1) / most;
    return together <= 1 ? List.copyOf(points) : merged(points, together);
  }

  /** Whether there is no value. */
  public boolean isEmpty() {
    return points.isEmpty();
  }

  /** The first value. */
  public Extreme first() {
    return new Extreme(firstStep, first);
  }

  /** The last value. */
  public Extreme last() {
    return new Extreme(lastStep, last);
  }

  /** The lowest value. */
  public Extreme lowest() {
    return new Extreme(lowestStep, lowest);
  }

  /** The highest value. */
  public Extreme highest() {
    return new Extreme(highestStep, highest);
  }
}
