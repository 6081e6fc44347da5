package org.gan4j.nn.layers;

import org.gan4j.nn.layers.WinogradTiling.Segment;

/**
 * Where a thread transforms tiles, or weights, to the points of {@link Winograd}'s algorithm and
 * back. A pixel, a tap or a point is an array with as many numbers as there are tiles times
 * channels, of all of which the same is made.
 *
 * <p>One transform after the other: pixels, taps and points are in the same memory.
 */
final class WinogradBench {
  private static final int POINTS = Winograd.POINTS;
  private static final int SMALL = Winograd.OUTPUTS;
  private static final int LARGE = 2 * POINTS;
  private static final int KERNEL = 2 * Winograd.TAPS;

  /**
   * For each thread, so that what one transform leaves in its core's cache is of use to the next.
   */
  private static final ThreadLocal<WinogradBench> BENCHES =
      ThreadLocal.withInitial(() -> new WinogradBench(0));

  private final float[][] in = new float[POINTS][];
  private final float[][] out = new float[POINTS][];
  private final float[][] front;
  private final float[][] back;
  private final float[] zeros;

  private WinogradBench(int length) {
    front = new float[LARGE * LARGE][length];
    back = new float[LARGE * LARGE][length];
    zeros = new float[length];
  }

  /** The bench of the thread that calls, with arrays of at least that length. */
  static WinogradBench ofThisThread(int length) {
    WinogradBench bench = BENCHES.get();
    if (bench.zeros.length < length) {
      bench = new WinogradBench(length);
      BENCHES.set(bench);
    }
    return bench;
  }

  /** A pixel of a large tile. */
  float[] large(int row, int column) {
    return front[row * LARGE + column];
  }

  /** A pixel of a small tile. */
  float[] small(int row, int column) {
    return front[row * SMALL + column];
  }

  /** A tap of the window. */
  float[] tap(int row, int column) {
    return front[row * KERNEL + column];
  }

  /** A small tile at one of 25 points. */
  float[] point(int point) {
    return front[point];
  }

  /**
   * A phase of a large tile, or of the window, at one of 25 points.
   *
   * @param phase 0 for even rows and columns, 1 for even rows and odd columns, then odd rows
   */
  float[] part(int point, int phase) {
    return front[point * 4 + phase];
  }

  private float[] part(int p, int q, int rowPhase, int columnPhase) {
    return part(p * POINTS + q, rowPhase * 2 + columnPhase);
  }

  private float[] back(int row, int column) {
    return back[row * LARGE + column];
  }

  /** Only zeros. */
  float[] zeros() {
    return zeros;
  }

  /** Memory that nothing is in before and after a transform. */
  float[] scratch() {
    return back[0];
  }

  /** From the pixels of large tiles to the points of their four phases. */
  void largeToPoints(Segment vertical, Segment horizontal, int length) {
    LinearMap rows = Winograd.input(vertical.outputs());
    LinearMap columns = Winograd.input(horizontal.outputs());
    for (int column = 0; column < horizontal.large(); column++) {
      for (int phase = 0; phase < 2; phase++) {
        connectLargeRows(vertical, column, phase);
        rows.apply(in, out, length);
      }
    }
    for (int row = 0; row < vertical.large(); row++) {
      for (int phase = 0; phase < 2; phase++) {
        connectLargeColumns(vertical, horizontal, row, phase);
        columns.apply(in, out, length);
      }
    }
  }

  /** The adjoint of {@link #largeToPoints}. */
  void pointsToLarge(Segment vertical, Segment horizontal, int length) {
    LinearMap rows = Winograd.input(vertical.outputs());
    LinearMap columns = Winograd.input(horizontal.outputs());
    for (int row = 0; row < vertical.large(); row++) {
      for (int phase = 0; phase < 2; phase++) {
        connectLargeColumns(vertical, horizontal, row, phase);
        columns.applyTransposed(out, in, length);
      }
    }
    for (int column = 0; column < horizontal.large(); column++) {
      for (int phase = 0; phase < 2; phase++) {
        connectLargeRows(vertical, column, phase);
        rows.applyTransposed(out, in, length);
      }
    }
  }

  private void connectLargeRows(Segment vertical, int column, int phase) {
    for (int i = 0; i < vertical.points(); i++) {
      in[i] = large(2 * i + phase, column);
      out[i] = back(2 * i + phase, column);
    }
  }

  private void connectLargeColumns(Segment vertical, Segment horizontal, int row, int phase) {
    int p = vertical.point(row / 2);
    for (int j = 0; j < horizontal.points(); j++) {
      in[j] = back(row, 2 * j + phase);
      out[j] = part(p, horizontal.point(j), row % 2, phase);
    }
  }

  /** From the pixels of small tiles to the points, the adjoint of {@link #pointsToSmall}. */
  void smallToPoints(Segment vertical, Segment horizontal, int length) {
    LinearMap rows = Winograd.output(vertical.outputs());
    LinearMap columns = Winograd.output(horizontal.outputs());
    for (int column = 0; column < horizontal.outputs(); column++) {
      connectSmallRows(vertical, column);
      rows.applyTransposed(in, out, length);
    }
    for (int row = 0; row < vertical.points(); row++) {
      connectSmallColumns(vertical, horizontal, row);
      columns.applyTransposed(in, out, length);
    }
  }

  /** From the points to the pixels of small tiles. */
  void pointsToSmall(Segment vertical, Segment horizontal, int length) {
    LinearMap rows = Winograd.output(vertical.outputs());
    LinearMap columns = Winograd.output(horizontal.outputs());
    for (int row = 0; row < vertical.points(); row++) {
      connectSmallColumns(vertical, horizontal, row);
      columns.apply(out, in, length);
    }
    for (int column = 0; column < horizontal.outputs(); column++) {
      connectSmallRows(vertical, column);
      rows.apply(out, in, length);
    }
  }

  private void connectSmallRows(Segment vertical, int column) {
    for (int i = 0; i < vertical.points(); i++) {
      out[i] = back(i, column);
    }
    for (int i = 0; i < vertical.outputs(); i++) {
      in[i] = small(i, column);
    }
  }

  private void connectSmallColumns(Segment vertical, Segment horizontal, int row) {
    int p = vertical.point(row);
    for (int j = 0; j < horizontal.points(); j++) {
      out[j] = point(p * POINTS + horizontal.point(j));
    }
    for (int j = 0; j < horizontal.outputs(); j++) {
      in[j] = back(row, j);
    }
  }

  /** From the taps of the window to the points of its four phases. */
  void tapsToPoints(int length) {
    for (int column = 0; column < KERNEL; column++) {
      for (int phase = 0; phase < 2; phase++) {
        connectTapRows(column, phase);
        Winograd.WEIGHTS.apply(in, out, length);
      }
    }
    for (int row = 0; row < LARGE; row++) {
      for (int phase = 0; phase < 2; phase++) {
        connectTapColumns(row, phase);
        Winograd.WEIGHTS.apply(in, out, length);
      }
    }
  }

  /** The adjoint of {@link #tapsToPoints}. */
  void pointsToTaps(int length) {
    for (int row = 0; row < LARGE; row++) {
      for (int phase = 0; phase < 2; phase++) {
        connectTapColumns(row, phase);
        Winograd.WEIGHTS.applyTransposed(out, in, length);
      }
    }
    for (int column = 0; column < KERNEL; column++) {
      for (int phase = 0; phase < 2; phase++) {
        connectTapRows(column, phase);
        Winograd.WEIGHTS.applyTransposed(out, in, length);
      }
    }
  }

  private void connectTapRows(int column, int phase) {
    for (int tap = 0; tap < Winograd.TAPS; tap++) {
      in[tap] = tap(2 * tap + phase, column);
    }
    for (int p = 0; p < POINTS; p++) {
      out[p] = back(2 * p + phase, column);
    }
  }

  private void connectTapColumns(int row, int phase) {
    for (int tap = 0; tap < Winograd.TAPS; tap++) {
      in[tap] = back(row, 2 * tap + phase);
    }
    for (int q = 0; q < POINTS; q++) {
      out[q] = part(row / 2, q, row % 2, phase);
    }
  }
}
