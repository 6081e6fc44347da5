package org.gan4j.benchmarks;

import java.io.PrintStream;
import java.util.Locale;
import org.gan4j.benchmarks.workload.Arguments;
import org.gan4j.benchmarks.workload.Arithmetic;
import org.gan4j.benchmarks.workload.IterationClock;
import org.gan4j.benchmarks.workload.Measurement;
import org.gan4j.benchmarks.workload.ResidentMemory;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Times one workload and writes one line of JSON to standard output, all else to standard error.
 */
public final class Bench {
  private static final double GIGA = 1e9;

  private Bench() {}

  /** Runs {@link Arguments#parse}. */
  public static void main(String[] words) {
    Arguments arguments;
    try {
      arguments = Arguments.parse(words);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + Arguments.usage());
      System.exit(2);
      return;
    }
    OperationProfile profile = profile();
    IterationClock clock = new IterationClock(arguments.iterations(), profile::start);
    try (Session session = Session.of(arguments)) {
      session.run(clock);
      profile.stop();
    }
    Measurement measurement = clock.measurement("gan4j", arguments);
    report(arguments, clock, measurement, System.err);
    if (arguments.profile()) {
      profile.print(System.err, arguments.iterations() - arguments.iterations() / 2);
    }
    System.out.println(measurement.toJson());
  }

  /** Of the operations to come, if the executioner takes times; otherwise it stays empty. */
  private static OperationProfile profile() {
    return Nd4j.getExecutioner() instanceof TimedExecutioner executioner
        ? executioner.profile()
        : new OperationProfile();
  }

  private static void report(
      Arguments arguments, IterationClock clock, Measurement measurement, PrintStream out) {
    if (arguments.memory()) {
      out.printf(
          Locale.ROOT,
          "resident memory: %d MB after 200 iterations, %d MB after %d%n",
          clock.settledResidentMegabytes(),
          ResidentMemory.megabytes(),
          arguments.iterations());
    }
    if (arguments.profile()) {
      double operations = Arithmetic.operations(arguments.workload(), arguments.batch());
      out.printf(
          Locale.ROOT,
          "arithmetic: %.2f GFLOP an iteration, %.1f GFLOP/s over the median%n",
          operations / GIGA,
          operations / GIGA / (measurement.medianMilliseconds() / 1000));
    }
  }
}
