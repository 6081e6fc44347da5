package org.gan4j.inpainting.completion;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Reads pictures the way up that a camera's note (Exif) says, if the installed reader of the format
 * passes it on as {@code ImageOrientation} of the standard metadata: TwelveMonkeys' for JPEG does,
 * the JDK's does not. Rotations are counterclockwise there, and in the two mixed cases the flip
 * comes first.
 */
final class Upright {
  private static final Set<String> TRANSPOSED =
      Set.of("Rotate90", "Rotate270", "FlipVRotate90", "FlipHRotate90");

  /** Where columns of the stored picture count from the upright one's right or bottom. */
  private static final Set<String> COLUMNS_MIRRORED =
      Set.of("Rotate180", "FlipH", "Rotate90", "FlipHRotate90");

  /** Where rows of the stored picture count from the upright one's bottom or right. */
  private static final Set<String> ROWS_MIRRORED =
      Set.of("Rotate180", "FlipV", "Rotate270", "FlipHRotate90");

  private Upright() {}

  /** The first picture of a file; null if its format is not known. */
  static @Nullable BufferedImage read(Path file) throws IOException {
    try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return null;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true);
        BufferedImage stored = reader.read(0);
        return reader.getFormatName().equalsIgnoreCase("jpeg")
            ? turned(stored, orientation(reader))
            : stored;
      } finally {
        reader.dispose();
      }
    }
  }

  private static String orientation(ImageReader reader) throws IOException {
    Element tree =
        (Element)
            reader.getImageMetadata(0).getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
    NodeList found = tree.getElementsByTagName("ImageOrientation");
    return found.getLength() == 0 ? "Normal" : ((Element) found.item(0)).getAttribute("value");
  }

  private static BufferedImage turned(BufferedImage stored, String orientation) {
    boolean transposed = TRANSPOSED.contains(orientation);
    boolean columnsMirrored = COLUMNS_MIRRORED.contains(orientation);
    boolean rowsMirrored = ROWS_MIRRORED.contains(orientation);
    if (!transposed && !columnsMirrored && !rowsMirrored) {
      return stored;
    }
    int columns = stored.getWidth();
    int rows = stored.getHeight();
    Raster from = stored.getRaster();
    WritableRaster to =
        from.createCompatibleWritableRaster(
            transposed ? rows : columns, transposed ? columns : rows);
    Object pixel = null;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int x = columnsMirrored ? columns - 1 - column : column;
        int y = rowsMirrored ? rows - 1 - row : row;
        pixel = from.getDataElements(column, row, pixel);
        to.setDataElements(transposed ? y : x, transposed ? x : y, pixel);
      }
    }
    return new BufferedImage(stored.getColorModel(), to, stored.isAlphaPremultiplied(), null);
  }
}
