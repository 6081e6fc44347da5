package org.gan4j.objectives.augmentation;

/**
 * The place in an image that a pixel of the result shows: both are relative to the centre, in
 * pixels, y downwards.
 *
 * @param xx what a column of the result contributes to the column of the image
 * @param xy what a row of the result contributes to the column of the image
 * @param x the column of the image that the centre shows
 * @param yx what a column of the result contributes to the row of the image
 * @param yy what a row of the result contributes to the row of the image
 * @param y the row of the image that the centre shows
 */
record PlaneMap(double xx, double xy, double x, double yx, double yy, double y) {

  /**
   * The map of an image that is first mirrored, then moved, then enlarged, then turned.
   *
   * @param mirrored whether left and right are exchanged
   * @param right pixels to move by
   * @param down pixels to move by
   * @param scale factor of lengths, above 0
   * @param angle to turn by around the centre, in radians, from x to y
   */
  static PlaneMap inverse(boolean mirrored, int right, int down, double scale, double angle) {
    double cosine = Math.cos(angle) / scale;
    double sine = Math.sin(angle) / scale;
    int sign = mirrored ? -1 : 1;
    return new PlaneMap(sign * cosine, sign * sine, -sign * right, -sine, cosine, -down);
  }
}
