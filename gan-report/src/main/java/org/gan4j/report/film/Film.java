package org.gan4j.report.film;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * A film that is being written. Nothing is seen at its place before {@link #finish()}; a film that
 * is closed earlier leaves nothing.
 */
@NotThreadSafe
public interface Film extends AutoCloseable {

  /**
   * Adds a frame.
   *
   * @param frame of the size of the first one; a smaller one is put on white, a larger one is cut
   * @param hundredths of a second that it is shown, at least 2: players show shorter ones longer
   * @throws GanException of kind FAILURE if it cannot be written
   */
  void add(BufferedImage frame, int hundredths);

  /**
   * Puts the film into place.
   *
   * @throws GanException of kind FAILURE if it cannot be written
   */
  void finish();

  @Override
  void close();

  /** The frame in a size, without transparency. */
  static BufferedImage onWhite(BufferedImage frame, int width, int height) {
    BufferedImage opaque = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.drawImage(frame, 0, 0, null);
    graphics.dispose();
    return opaque;
  }
}
