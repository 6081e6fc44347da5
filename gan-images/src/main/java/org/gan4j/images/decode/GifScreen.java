package org.gan4j.images.decode;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.NodeList;

/** The logical screen of a GIF: its images may cover parts of it, and the rest is transparent. */
final class GifScreen {
  private GifScreen() {}

  /** The first image on its screen; the image itself if it covers the screen. */
  static BufferedImage place(BufferedImage image, ImageReader reader, long mostPixels)
      throws IOException, BrokenImageException {
    int width = screen(reader, "logicalScreenWidth");
    int height = screen(reader, "logicalScreenHeight");
    int left = number(reader.getImageMetadata(0), "ImageDescriptor", "imageLeftPosition");
    int top = number(reader.getImageMetadata(0), "ImageDescriptor", "imageTopPosition");
    boolean covers = left == 0 && top == 0 && image.getWidth() >= width;
    if (covers && image.getHeight() >= height) {
      return image;
    }
    // Images may reach beyond the screen that a careless program wrote.
    int columns = Math.max(width, left + image.getWidth());
    int rows = Math.max(height, top + image.getHeight());
    if ((long) columns * rows > mostPixels) {
      throw new BrokenImageException("its screen of " + columns + "×" + rows + " is too large");
    }
    BufferedImage screen = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
    for (int row = 0; row < image.getHeight(); row++) {
      for (int column = 0; column < image.getWidth(); column++) {
        screen.setRGB(left + column, top + row, image.getRGB(column, row));
      }
    }
    return screen;
  }

  /** The stored size of the first image on its screen, by what precedes the pixels. */
  static StoredSize size(ImageReader reader) throws IOException {
    return new StoredSize(
        Math.max(screen(reader, "logicalScreenHeight"), reader.getHeight(0)),
        Math.max(screen(reader, "logicalScreenWidth"), reader.getWidth(0)));
  }

  private static int screen(ImageReader reader, String attribute) throws IOException {
    return number(reader.getStreamMetadata(), "LogicalScreenDescriptor", attribute);
  }

  private static int number(@Nullable IIOMetadata metadata, String element, String attribute) {
    if (metadata == null) {
      return 0;
    }
    IIOMetadataNode root =
        (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
    NodeList found = root.getElementsByTagName(element);
    if (found.getLength() == 0) {
      return 0;
    }
    return Integer.parseInt(((IIOMetadataNode) found.item(0)).getAttribute(attribute));
  }
}
