package org.gan4j.datasets.images;

/** A rectangle of pixels. */
record Region(int x, int y, int width, int height) {

  /** The one of the same centre, to within half a pixel, and no more than the given size. */
  Region centred(int mostWidth, int mostHeight) {
    int w = Math.min(width, mostWidth);
    int h = Math.min(height, mostHeight);
    return new Region(x + (width - w) / 2, y + (height - h) / 2, w, h);
  }

  /** With rows and columns exchanged. */
  Region transposed() {
    return new Region(y, x, height, width);
  }

  /** As {@code 178×218}. */
  String size() {
    return width + "×" + height;
  }
}
