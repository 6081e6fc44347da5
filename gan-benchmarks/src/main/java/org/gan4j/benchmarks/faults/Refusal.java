package org.gan4j.benchmarks.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.benchmarks.workload.ResidentMemory;
import org.gan4j.experiment.ExperimentException;

/** Does something that must be refused as wrong usage, soon and in little memory. */
final class Refusal {
  private static final long MOST_MEGABYTES = 1000;
  private static final double MOST_SECONDS = 5;

  /** Writing 5 to it makes the peak of the resident memory the present one. */
  private static final Path PEAK = Path.of("/proc/self/clear_refs");

  private Refusal() {}

  /**
   * Does it.
   *
   * @param accepted whether it may also succeed
   * @return what was wrong; empty if it was refused, or succeeded where it may
   */
  static Optional<String> of(Runnable action, boolean accepted) {
    forgetPeak();
    long start = System.nanoTime();
    Optional<String> wrong = outcome(action, accepted);
    double seconds = (System.nanoTime() - start) / 1e9;
    long megabytes = ResidentMemory.peakMegabytes();
    if (wrong.isEmpty() && (seconds > MOST_SECONDS || megabytes > MOST_MEGABYTES)) {
      return Optional.of(
          String.format(Locale.ROOT, "it took %.1f s and %,d MB", seconds, megabytes));
    }
    return wrong;
  }

  private static Optional<String> outcome(Runnable action, boolean accepted) {
    try {
      action.run();
      return accepted ? Optional.empty() : Optional.of("it was accepted");
    } catch (ExperimentException e) {
      return Optional.empty();
    } catch (GanException e) {
      return e.kind() == GanException.Kind.USAGE ? Optional.empty() : Optional.of(e.toString());
    } catch (RuntimeException | OutOfMemoryError e) {
      return Optional.of(e.toString());
    }
  }

  private static void forgetPeak() {
    try {
      Files.writeString(PEAK, "5");
    } catch (IOException e) {
      // Elsewhere than on Linux the peak is that of the process.
    }
  }
}
