package org.gan4j.core.trained;

import java.util.ArrayList;
import java.util.List;

/**
 * Tiles along one side of a picture: of one length, each with a margin whose results are dropped,
 * except at the ends of the picture.
 *
 * @param length of the side, padded to a multiple
 * @param tile length of every tile
 * @param spans the tiles in their order
 */
record TilePlan(int length, int tile, List<Span> spans) {

  /**
   * A tile.
   *
   * @param start of the tile
   * @param from where the part begins that it contributes
   * @param to where that part ends
   */
  record Span(int start, int from, int to) {}

  /**
   * Plans tiles that cover a side, each place by one of them.
   *
   * @param side pixels of the picture
   * @param longest of a tile, at least twice the margin and a multiple
   * @param margin pixels that each place sees on both sides
   * @param multiple starts and lengths of tiles are multiples of it
   */
  static TilePlan of(int side, int longest, int margin, int multiple) {
    int length = roundUp(side, multiple);
    int tile = Math.min(length, longest / multiple * multiple);
    int inner = roundUp(margin, multiple);
    List<Span> spans = new ArrayList<>();
    int from = 0;
    for (int start = 0; from < length; start += tile - 2 * inner) {
      int begin = Math.min(start, length - tile);
      int to = begin + tile == length ? length : begin + tile - inner;
      spans.add(new Span(begin, from, to));
      from = to;
    }
    return new TilePlan(length, tile, List.copyOf(spans));
  }

  static int roundUp(int number, int multiple) {
    return (number + multiple - 1) / multiple * multiple;
  }
}
