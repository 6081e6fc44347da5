package org.gan4j.benchmarks;

import org.gan4j.api.RandomKey;
import org.gan4j.benchmarks.workload.Arguments;
import org.gan4j.benchmarks.workload.IterationClock;
import org.gan4j.benchmarks.workload.Workload;

/** A workload, ready to run. */
interface Session extends AutoCloseable {

  /** Runs all iterations. */
  void run(IterationClock clock);

  @Override
  void close();

  /** Builds everything. */
  static Session of(Arguments arguments) {
    RandomKey key = RandomKey.ofSeed(1);
    return arguments.workload().task() == Workload.Task.SAMPLING
        ? new SamplingSession(arguments, key)
        : new TrainingSession(arguments, key);
  }
}
