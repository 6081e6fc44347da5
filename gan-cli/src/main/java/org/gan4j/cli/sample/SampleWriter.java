package org.gan4j.cli.sample;

import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.run.TrainedGenerator;

/** Draws samples and writes them in one format. */
public interface SampleWriter {

  /**
   * Draws and writes.
   *
   * @param count how many, at least 1
   * @param seed the same gives the same samples
   * @param display is told how many are written
   * @throws org.gan4j.api.GanException if they cannot be written
   */
  void write(TrainedGenerator generator, int count, long seed, CountDisplay display);
}
