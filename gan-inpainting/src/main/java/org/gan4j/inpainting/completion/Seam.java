package org.gan4j.inpainting.completion;

import java.util.ArrayDeque;
import java.util.Deque;
import org.gan4j.images.photograph.Photograph;

/**
 * Blends the edge of a hole into its surroundings; only hidden pixels change: a hidden pixel at
 * distance d from the nearest known one, counted in steps to a neighbour, gets a part of {@code
 * (seam + 1 - d) / (seam + 1)} / 2 of that pixel's colour.
 */
final class Seam {
  private final Photograph picture;
  private final HiddenPixels hidden;
  private final int seam;
  private final int[] distances;
  private final int[] nearest;

  Seam(Photograph picture, HiddenPixels hidden, int seam) {
    this.picture = picture;
    this.hidden = hidden;
    this.seam = seam;
    distances = new int[hidden.count()];
    nearest = new int[hidden.count()];
    if (seam > 0) {
      measure();
    }
  }

  /** Goes outward-in from all known pixels at once. */
  private void measure() {
    Deque<int[]> edge = new ArrayDeque<>();
    int width = picture.width();
    for (int pixel : hidden.pixels()) {
      step(pixel / width - 1, pixel % width, pixel, edge);
      step(pixel / width + 1, pixel % width, pixel, edge);
      step(pixel / width, pixel % width - 1, pixel, edge);
      step(pixel / width, pixel % width + 1, pixel, edge);
    }
    while (!edge.isEmpty()) {
      int[] from = edge.remove();
      int number = hidden.number(from[0], from[1]);
      if (distances[number] < seam) {
        spread(from[0] - 1, from[1], number, edge);
        spread(from[0] + 1, from[1], number, edge);
        spread(from[0], from[1] - 1, number, edge);
        spread(from[0], from[1] + 1, number, edge);
      }
    }
  }

  private boolean isInside(int row, int column) {
    return row >= 0 && column >= 0 && row < picture.height() && column < picture.width();
  }

  /** A hidden pixel with a known neighbour is at distance 1. */
  private void step(int row, int column, int pixel, Deque<int[]> edge) {
    int width = picture.width();
    int number = hidden.number(pixel / width, pixel % width);
    if (isInside(row, column) && hidden.number(row, column) < 0 && distances[number] == 0) {
      distances[number] = 1;
      nearest[number] = row * width + column;
      edge.add(new int[] {pixel / width, pixel % width});
    }
  }

  private void spread(int row, int column, int from, Deque<int[]> edge) {
    if (!isInside(row, column)) {
      return;
    }
    int number = hidden.number(row, column);
    if (number >= 0 && distances[number] == 0) {
      distances[number] = distances[from] + 1;
      nearest[number] = nearest[from];
      edge.add(new int[] {row, column});
    }
  }

  /**
   * Blends a draw, in place.
   *
   * @param draw the values of the hidden pixels, the first channel first
   */
  float[] blend(float[] draw) {
    for (int number = 0; number < distances.length; number++) {
      if (distances[number] > 0) {
        float part = (seam + 1f - distances[number]) / (seam + 1) / 2;
        int row = nearest[number] / picture.width();
        int column = nearest[number] % picture.width();
        for (int channel = 0; channel < picture.channels(); channel++) {
          int place = channel * distances.length + number;
          draw[place] += part * (picture.get(channel, row, column) - draw[place]);
        }
      }
    }
    return draw;
  }
}
