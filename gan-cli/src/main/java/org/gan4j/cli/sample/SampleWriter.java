package org.gan4j.cli.sample;

import java.nio.file.Path;
import java.util.List;
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
   * @return the written files, or the written folder
   * @throws org.gan4j.api.GanException if they cannot be drawn or written
   */
  List<Path> write(TrainedGenerator generator, SampleRequest draw, CountDisplay display);
}
