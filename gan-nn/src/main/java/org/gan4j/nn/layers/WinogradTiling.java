package org.gan4j.nn.layers;

import java.util.ArrayList;
import java.util.List;

/**
 * How small images are cut into tiles for {@link Winograd}'s algorithm: tiles of 4×4 pixels, and a
 * smaller one at the end of a row or column of tiles that is no multiple of 4. Tiles of one size
 * are a group: one, two or four groups are an image.
 *
 * <p>At each of the 25 points there is a matrix with a row for each tile, image after image. A
 * small tile is not at all points, so the matrices are of several heights: 7×7 pixels are two tiles
 * in each direction, of 4 and 3 pixels, and 5 + 4 points; of 81 rows for all 25 points together, in
 * place of 100.
 */
final class WinogradTiling {
  private static final int POINTS = Winograd.POINTS;
  private static final int SIZE = Winograd.OUTPUTS;

  private final List<Group> groups = new ArrayList<>();
  private final int[] rows = new int[POINTS * POINTS];
  private final int[] start = new int[POINTS * POINTS];
  private final int largest;

  /** Tiles for small images of that many rows and columns. */
  WinogradTiling(int height, int width) {
    for (Segment vertical : segments(height)) {
      for (Segment horizontal : segments(width)) {
        groups.add(new Group(vertical, horizontal, rows));
      }
    }
    for (int point = 1; point < rows.length; point++) {
      start[point] = start[point - 1] + rows[point - 1];
    }
    largest = groups.stream().mapToInt(Group::tiles).max().orElseThrow();
  }

  private static List<Segment> segments(int length) {
    List<Segment> segments = new ArrayList<>();
    int whole = length / SIZE;
    if (whole > 0) {
      segments.add(new Segment(SIZE, 0, whole));
    }
    if (length % SIZE > 0) {
      segments.add(new Segment(length % SIZE, whole, 1));
    }
    return segments;
  }

  /** The groups, from the upper left to the lower right one. */
  List<Group> groups() {
    return groups;
  }

  /** The number of tiles of an image in the largest group. */
  int mostTiles() {
    return largest;
  }

  /** The heights of the matrices of all points for a batch. */
  long[] heights(long batch) {
    long[] heights = new long[rows.length];
    for (int point = 0; point < rows.length; point++) {
      heights[point] = rows[point] * batch;
    }
    return heights;
  }

  /**
   * Where the first tile of a group of an image is at a point, in rows of all matrices below each
   * other. Other tiles of the group follow.
   */
  int row(Group group, int point, int image, int batch) {
    return start[point] * batch + image * rows[point] + group.offset[point];
  }

  /**
   * Tiles of a size that follow each other in one direction.
   *
   * @param outputs rows (columns) of a tile in the small image
   * @param first how many tiles are before
   * @param count how many tiles there are
   */
  record Segment(int outputs, int first, int count) {
    /** Points of a tile. */
    int points() {
      return outputs + 1;
    }

    /** Rows (columns) of a tile in the large image. */
    int large() {
      return 2 * points();
    }

    /** Whether the tile before is one of another segment. */
    boolean continues() {
      return first > 0;
    }

    /** The number of one of the tile's points among all five. */
    int point(int number) {
      return Winograd.point(number, outputs);
    }
  }

  /** Tiles of one size. */
  static final class Group {
    private final Segment vertical;
    private final Segment horizontal;
    private final int[] offset = new int[POINTS * POINTS];

    private Group(Segment vertical, Segment horizontal, int[] rows) {
      this.vertical = vertical;
      this.horizontal = horizontal;
      for (int p = 0; p < vertical.points(); p++) {
        for (int q = 0; q < horizontal.points(); q++) {
          int point = vertical.point(p) * POINTS + horizontal.point(q);
          offset[point] = rows[point];
          rows[point] += tiles();
        }
      }
    }

    Segment vertical() {
      return vertical;
    }

    Segment horizontal() {
      return horizontal;
    }

    /** Tiles of an image. */
    int tiles() {
      return vertical.count() * horizontal.count();
    }
  }
}
