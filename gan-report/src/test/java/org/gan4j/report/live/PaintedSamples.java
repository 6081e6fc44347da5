package org.gan4j.report.live;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gan4j.report.page.Knobs;

/** Pictures whose colour says what was asked for. */
final class PaintedSamples implements Explorable {
  static final Knobs KNOBS =
      new Knobs(List.of("zero", "one", "two"), 3, 3, true, true, new Knobs.Samples(1, 16));

  private final List<DrawRequest> requests = Collections.synchronizedList(new ArrayList<>());

  @Override
  public Knobs knobs() {
    return KNOBS;
  }

  @Override
  public BufferedImage draw(DrawRequest request) {
    requests.add(request);
    if (request.seed() == 666) {
      throw new IllegalStateException("this seed is broken");
    }
    BufferedImage picture = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(new Color(request.hashCode() & 0xFFFFFF));
    graphics.fillRect(0, 0, 32, 32);
    graphics.setColor(Color.WHITE);
    graphics.fillOval((int) (24 * request.across()), (int) (24 * request.down()), 8, 8);
    graphics.dispose();
    return picture;
  }

  /** What was asked for so far. */
  List<DrawRequest> requests() {
    return List.copyOf(requests);
  }
}
