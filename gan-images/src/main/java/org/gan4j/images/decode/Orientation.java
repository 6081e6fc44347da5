package org.gan4j.images.decode;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.gan4j.api.mask.Region;

/**
 * How a stored image is turned to stand upright: the eight values of Exif's tag Orientation (CIPA
 * DC-008, section 4.6.4), in their order. Rotations are clockwise.
 */
public enum Orientation {
  /** Rows count from the top, columns from the left. */
  NORMAL(false, false, false),
  /** Left and right are exchanged. */
  FLIP_HORIZONTALLY(false, true, false),
  /** Half a turn. */
  ROTATE_180(false, true, true),
  /** Top and bottom are exchanged. */
  FLIP_VERTICALLY(false, false, true),
  /** Rows become columns. */
  TRANSPOSE(true, false, false),
  /** A quarter turn clockwise. */
  ROTATE_90(true, false, true),
  /** Rows become columns, both counted from the other end. */
  TRANSVERSE(true, true, true),
  /** A quarter turn counterclockwise. */
  ROTATE_270(true, true, false);

  private final boolean transposes;

  /** Whether the columns of the stored image count from the upright one's right or bottom. */
  private final boolean mirrorsColumns;

  /** Whether the rows of the stored image count from the upright one's bottom or right. */
  private final boolean mirrorsRows;

  Orientation(boolean transposes, boolean mirrorsColumns, boolean mirrorsRows) {
    this.transposes = transposes;
    this.mirrorsColumns = mirrorsColumns;
    this.mirrorsRows = mirrorsRows;
  }

  /** The orientation of a value of Exif's tag, from 1 to 8; NORMAL for any other number. */
  public static Orientation ofExif(int value) {
    return value >= 1 && value <= values().length ? values()[value - 1] : NORMAL;
  }

  /** Whether rows become columns. */
  public boolean transposes() {
    return transposes;
  }

  /**
   * Finds a rectangle of the upright image in the stored one.
   *
   * @param storedHeight rows of the whole stored image
   * @param storedWidth columns of the whole stored image
   */
  public Region stored(Region upright, int storedHeight, int storedWidth) {
    int top = transposes ? upright.left() : upright.top();
    int left = transposes ? upright.top() : upright.left();
    int height = transposes ? upright.width() : upright.height();
    int width = transposes ? upright.height() : upright.width();
    return new Region(
        mirrorsRows ? storedHeight - top - height : top,
        mirrorsColumns ? storedWidth - left - width : left,
        height,
        width);
  }

  /**
   * Turns a stored plane upright.
   *
   * @param stored one value a pixel, row by row
   * @param height of the upright plane
   * @param width of the upright plane
   * @return the stored plane itself if it stands upright already
   */
  public byte[] upright(byte[] stored, int height, int width) {
    if (this == NORMAL) {
      return stored;
    }
    byte[] plane = new byte[stored.length];
    int storedHeight = transposes ? width : height;
    int storedWidth = transposes ? height : width;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int storedRow = storedRow(row, column, storedHeight);
        int storedColumn = storedColumn(row, column, storedWidth);
        plane[row * width + column] = stored[storedRow * storedWidth + storedColumn];
      }
    }
    return plane;
  }

  /** Turns a stored image upright; the image itself if it stands upright already. */
  public BufferedImage upright(BufferedImage stored) {
    if (this == NORMAL) {
      return stored;
    }
    int storedHeight = stored.getHeight();
    int storedWidth = stored.getWidth();
    int height = transposes ? storedWidth : storedHeight;
    int width = transposes ? storedHeight : storedWidth;
    Raster from = stored.getRaster();
    WritableRaster to = from.createCompatibleWritableRaster(width, height);
    Object pixel = null;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        pixel =
            from.getDataElements(
                storedColumn(row, column, storedWidth),
                storedRow(row, column, storedHeight),
                pixel);
        to.setDataElements(column, row, pixel);
      }
    }
    return new BufferedImage(stored.getColorModel(), to, stored.isAlphaPremultiplied(), null);
  }

  private int storedRow(int row, int column, int storedHeight) {
    int place = transposes ? column : row;
    return mirrorsRows ? storedHeight - 1 - place : place;
  }

  private int storedColumn(int row, int column, int storedWidth) {
    int place = transposes ? row : column;
    return mirrorsColumns ? storedWidth - 1 - place : place;
  }
}
