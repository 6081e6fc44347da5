package org.gan4j.report.live;

import java.awt.image.BufferedImage;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.report.page.Knobs;

/** A generator that people explore. One thread draws at a time. */
@NotThreadSafe
public interface Explorable {

  /** What can be chosen. */
  Knobs knobs();

  /**
   * Draws samples.
   *
   * @param request within the bounds of {@link #knobs}
   * @return a picture of all samples
   */
  BufferedImage draw(DrawRequest request);
}
