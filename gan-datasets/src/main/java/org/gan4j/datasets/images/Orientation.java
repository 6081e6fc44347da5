package org.gan4j.datasets.images;

/**
 * How a stored picture has to be turned to stand upright. The names are those of ImageIO's standard
 * metadata; rotations are counterclockwise, and in the two mixed cases the flip comes first.
 */
enum Orientation {
  NORMAL("Normal"),
  ROTATE_180("Rotate180"),
  FLIP_HORIZONTALLY("FlipH"),
  FLIP_VERTICALLY("FlipV"),
  ROTATE_90("Rotate90"),
  ROTATE_270("Rotate270"),
  TRANSPOSE("FlipVRotate90"),
  TRANSVERSE("FlipHRotate90");

  private final String metadataName;

  Orientation(String metadataName) {
    this.metadataName = metadataName;
  }

  /** By the value of {@code ImageOrientation} in the standard metadata; NORMAL if unknown. */
  static Orientation of(String metadataName) {
    for (Orientation orientation : values()) {
      if (orientation.metadataName.equals(metadataName)) {
        return orientation;
      }
    }
    return NORMAL;
  }

  /** Whether rows become columns. */
  boolean transposes() {
    return this == ROTATE_90 || this == ROTATE_270 || this == TRANSPOSE || this == TRANSVERSE;
  }

  /** Whether the columns of the stored picture count from the upright one's right or bottom. */
  private boolean mirrorsColumns() {
    return this == ROTATE_180
        || this == FLIP_HORIZONTALLY
        || this == ROTATE_90
        || this == TRANSVERSE;
  }

  /** Whether the rows of the stored picture count from the upright one's bottom or right. */
  private boolean mirrorsRows() {
    return this == ROTATE_180
        || this == FLIP_VERTICALLY
        || this == ROTATE_270
        || this == TRANSVERSE;
  }

  /**
   * Finds a rectangle of the upright picture in the stored one.
   *
   * @param storedWidth of the whole picture
   * @param storedHeight of the whole picture
   */
  Region stored(Region upright, int storedWidth, int storedHeight) {
    Region region = transposes() ? upright.transposed() : upright;
    int x = mirrorsColumns() ? storedWidth - region.x() - region.width() : region.x();
    int y = mirrorsRows() ? storedHeight - region.y() - region.height() : region.y();
    return new Region(x, y, region.width(), region.height());
  }

  /**
   * Turns a stored plane upright.
   *
   * @param width of the upright plane
   * @param height of the upright plane
   */
  byte[] upright(byte[] stored, int width, int height) {
    if (this == NORMAL) {
      return stored;
    }
    byte[] plane = new byte[stored.length];
    int storedWidth = transposes() ? height : width;
    int storedHeight = transposes() ? width : height;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = transposes() ? y : x;
        int row = transposes() ? x : y;
        int storedX = mirrorsColumns() ? storedWidth - 1 - column : column;
        int storedY = mirrorsRows() ? storedHeight - 1 - row : row;
        plane[y * width + x] = stored[storedY * storedWidth + storedX];
      }
    }
    return plane;
  }
}
