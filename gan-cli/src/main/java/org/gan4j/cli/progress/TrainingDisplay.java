package org.gan4j.cli.progress;

import java.io.PrintWriter;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.training.TrainingListener;

/**
 * Shows the progress of a training.
 *
 * <p>For the thread that trains.
 */
@NotThreadSafe
public interface TrainingDisplay extends TrainingListener, AutoCloseable {

  /** A bar on the terminal. */
  static TrainingDisplay bar(String name, long iterations) {
    return new TrainingBar(name, iterations);
  }

  /** A line now and then, for a file that people look into. */
  static TrainingDisplay log(PrintWriter writer, long iterations) {
    return new TrainingLog(writer, iterations, System::nanoTime);
  }

  /** Nothing at all. */
  static TrainingDisplay silent() {
    return () -> {};
  }

  /** Leaves the terminal as it was; does nothing the second time. */
  @Override
  void close();
}
