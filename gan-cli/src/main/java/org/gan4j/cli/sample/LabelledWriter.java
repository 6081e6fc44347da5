package org.gan4j.cli.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.cli.progress.CountDisplay;
import org.gan4j.core.trained.TrainedGenerator;

/** Draws samples of every class and writes them with their labels. */
@NotThreadSafe
public interface LabelledWriter {
  /**
   * Draws and writes.
   *
   * @param perClass how many of each class, at least 1
   * @param seed the same gives the same samples
   * @param display receives the number of written samples
   * @return the settings of a dataset that reads them
   * @throws org.gan4j.api.GanException if they cannot be drawn or written
   */
  ObjectNode write(TrainedGenerator generator, int perClass, long seed, CountDisplay display);
}
