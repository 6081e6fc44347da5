package org.gan4j.cli.sample;

import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.run.Draw;
import org.gan4j.core.run.TrainedGenerator;

/**
 * Draws samples and writes them in one format.
 *
 * <p>Not thread-safe.
 */
public interface SampleWriter {

  /**
   * Draws and writes.
   *
   * @param draw which ones
   * @param display is told how many are written
   * @throws org.gan4j.api.GanException if they cannot be drawn or written
   */
  void write(TrainedGenerator generator, Draw draw, CountDisplay display);
}
