package org.gan4j.evaluation.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.api.component.Require;

/**
 * The test for data copying: whether samples are nearer to the training vectors than held-out
 * vectors are. In every cell of the space, the nearest-training distances of samples and of
 * held-out vectors are compared by {@link RankTest}. Meehan, Chaudhuri and Dasgupta, "A
 * non-parametric test to detect data-copying in generative models", 2020, equations 2 to 4.
 *
 * @param statistic C_T: the mean Z over the cells, weighted by the number of held-out vectors;
 *     about 0 for new samples of the distribution, far below for copies, far above for underfitting
 * @param lowest the lowest Z of a cell
 * @param cells Z of each cell with enough vectors of both sides
 */
public record DataCopying(double statistic, double lowest, List<Double> cells) {
  /** The fewest vectors of either side that a cell is tested with: Meehan et al., section 5. */
  public static final int LEAST = 20;

  /** Copies. */
  public DataCopying {
    cells = List.copyOf(cells);
  }

  /**
   * A side of the test.
   *
   * @param distances to the nearest training vector
   * @param cells the cell of each vector
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Side(double[] distances, int[] cells) {
    /** Checks. */
    public Side {
      Require.that(distances.length == cells.length, "each vector has a distance and a cell");
    }

    private double[] distances(int cell) {
      return IntStream.range(0, cells.length)
          .filter(i -> cells[i] == cell)
          .mapToDouble(i -> distances[i])
          .toArray();
    }
  }

  /**
   * Tests.
   *
   * @param cells how many there are
   * @return empty if no cell has enough vectors of both sides
   */
  public static Optional<DataCopying> test(Side samples, Side heldOut, int cells) {
    List<Double> tested = new ArrayList<>();
    double sum = 0;
    double weight = 0;
    for (int cell = 0; cell < cells; cell++) {
      double[] ofSamples = samples.distances(cell);
      double[] ofHeldOut = heldOut.distances(cell);
      if (Math.min(ofSamples.length, ofHeldOut.length) >= LEAST) {
        double z = RankTest.z(ofSamples, ofHeldOut);
        tested.add(z);
        sum += ofHeldOut.length * z;
        weight += ofHeldOut.length;
      }
    }
    return tested.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DataCopying(
                sum / weight, tested.stream().mapToDouble(z -> z).min().orElseThrow(), tested));
  }
}
