package org.gan4j.nn.kernels;

/**
 * How small images are cut into tiles for {@link Winograd}'s algorithm: tiles of 4×4 pixels, and
 * smaller ones at the end of a row or column that is no multiple of 4.
 *
 * <p>At each of the 25 points there is a matrix with a row for each tile, image after image. A
 * small tile is not at all points, so the matrices are of several heights: 7×7 pixels are two tiles
 * in each direction, of 4 and 3 pixels, and 5 + 4 points; of 81 rows for all 25 points together, in
 * place of 100.
 */
final class WinogradTiling {
  private static final int POINTS = Winograd.POINTS;

  private final Axis vertical;
  private final Axis horizontal;
  private final int[] start = new int[POINTS * POINTS + 1];

  /** Tiles for small images of that many rows and columns. */
  WinogradTiling(int height, int width) {
    vertical = new Axis(height);
    horizontal = new Axis(width);
    for (int point = 0; point < POINTS * POINTS; point++) {
      start[point + 1] = start[point] + rows(point);
    }
  }

  /** Tiles below each other. */
  Axis vertical() {
    return vertical;
  }

  /** Tiles beside each other. */
  Axis horizontal() {
    return horizontal;
  }

  private int rows(int point) {
    return vertical.tilesAt(point / POINTS) * horizontal.tilesAt(point % POINTS);
  }

  /** The heights of the matrices of all points for a batch. */
  long[] heights(long batch) {
    long[] heights = new long[POINTS * POINTS];
    for (int point = 0; point < heights.length; point++) {
      heights[point] = rows(point) * batch;
    }
    return heights;
  }

  /**
   * Where a tile of an image is at a point, in rows of all matrices below each other.
   *
   * @param i number of the tile from above
   * @param j number of the tile from the left
   * @param p point in vertical direction
   * @param q point in horizontal direction
   */
  int row(int image, int batch, int i, int j, int p, int q) {
    int point = p * POINTS + q;
    return start[point] * batch + image * rows(point) + i * horizontal.tilesAt(q) + j;
  }

  /** The tiles in one direction, of which the last one may be smaller. */
  static final class Axis {
    private static final int SIZE = Winograd.OUTPUTS;

    private final int length;
    private final int tiles;

    private Axis(int length) {
      this.length = length;
      tiles = (length + SIZE - 1) / SIZE;
    }

    int tiles() {
      return tiles;
    }

    /** Rows (columns) of a tile in the small image. */
    int outputs(int tile) {
      return Math.min(SIZE, length - tile * SIZE);
    }

    /** The points of a tile. */
    int points(int tile) {
      return outputs(tile) + 1;
    }

    /** Which of all five points one of a tile's points is. */
    int point(int tile, int number) {
      return Winograd.point(number, outputs(tile));
    }

    /** How many tiles are at a point; the smaller one may be missing. */
    private int tilesAt(int point) {
      int last = outputs(tiles - 1);
      boolean missing = point >= last && point < POINTS - 1;
      return missing ? tiles - 1 : tiles;
    }
  }
}
