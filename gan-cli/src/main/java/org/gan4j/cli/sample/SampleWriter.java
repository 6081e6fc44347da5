package org.gan4j.cli.sample;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.sampling.SampleRequest;
import org.gan4j.core.trained.TrainedGenerator;

/** Draws samples and writes them in one format. */
@NotThreadSafe
public interface SampleWriter {

  /**
   * Draws and writes.
   *
   * @param draw the samples to draw
   * @param display receives the number of written samples
   * @throws org.gan4j.api.GanException if they cannot be drawn or written
   */
  void write(TrainedGenerator generator, SampleRequest draw, CountDisplay display);
}
