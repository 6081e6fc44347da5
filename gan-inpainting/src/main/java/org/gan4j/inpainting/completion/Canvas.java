package org.gan4j.inpainting.completion;

import org.gan4j.api.mask.Region;
import org.gan4j.images.photograph.Photograph;

/** A picture of which some pixels are hidden, and filled in other ways in every draw. */
final class Canvas {
  private final float[] numbers;
  private final int channels;
  private final int height;
  private final int width;
  private final HiddenPixels hidden;

  Canvas(Photograph picture, HiddenPixels hidden) {
    numbers = picture.numbers();
    channels = picture.channels();
    height = picture.height();
    width = picture.width();
    this.hidden = hidden;
  }

  HiddenPixels hidden() {
    return hidden;
  }

  int channels() {
    return channels;
  }

  /**
   * The contents of a window; beyond the picture, it is mirrored at its edges. Hidden pixels have
   * the mean colour of the others, so that their values do not leak when the window is resized.
   *
   * @param draw the values of the filled pixels, the first channel first
   * @param filled which hidden pixels are filled
   * @return [channels, window height, window width]
   */
  float[] look(Region window, float[] draw, boolean[] filled) {
    float[] seen = new float[channels * window.area()];
    for (int channel = 0; channel < channels; channel++) {
      double sum = 0;
      int known = 0;
      for (int i = 0; i < window.area(); i++) {
        int row = mirrored(window.top() + i / window.width(), height);
        int column = mirrored(window.left() + i % window.width(), width);
        int number = hidden.number(row, column);
        if (number < 0 || filled[number]) {
          float value =
              number < 0
                  ? numbers[(channel * height + row) * width + column]
                  : draw[channel * filled.length + number];
          seen[channel * window.area() + i] = value;
          sum += value;
          known++;
        }
      }
      float mean = (float) (sum / Math.max(1, known));
      for (int i = 0; i < window.area(); i++) {
        int row = mirrored(window.top() + i / window.width(), height);
        int number = hidden.number(row, mirrored(window.left() + i % window.width(), width));
        if (number >= 0 && !filled[number]) {
          seen[channel * window.area() + i] = mean;
        }
      }
    }
    return seen;
  }

  /** A row or column; beyond the picture, the one that a mirror at its edge shows. */
  private static int mirrored(int place, int length) {
    int folded = Math.floorMod(place, 2 * length);
    return Math.min(folded, 2 * length - 1 - folded);
  }

  /** A hidden pixel's number; negative if it is known, or beyond the picture. */
  int number(int row, int column) {
    boolean inside = row >= 0 && row < height && column >= 0 && column < width;
    return inside ? hidden.number(row, column) : -1;
  }
}
