package org.gan4j.report.film;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Pictures of few colours as indices into a table of exactly these. */
final class ExactPalette {
  private static final int MOST = 256;
  private static final int OPAQUE = 0xFF000000;
  private static final int BITS = 8;

  private ExactPalette() {}

  /**
   * Indexes a picture.
   *
   * @param picture opaque
   * @return empty if it has more than 256 colours
   */
  static Optional<BufferedImage> of(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    Map<Integer, Integer> places = new LinkedHashMap<>();
    byte[] indices = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      Integer place = places.get(pixels[i]);
      if (place == null) {
        place = places.size();
        if (place == MOST) {
          return Optional.empty();
        }
        places.put(pixels[i], place);
      }
      indices[i] = (byte) (int) place;
    }
    int[] colours = new int[MOST];
    places.forEach((colour, place) -> colours[place] = OPAQUE | colour);
    IndexColorModel model =
        new IndexColorModel(BITS, MOST, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage indexed =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    indexed.getRaster().setDataElements(0, 0, width, height, indices);
    return Optional.of(indexed);
  }
}
