package org.gan4j.benchmarks.workload;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Takes the time of every iteration; the second half of them counts. */
public final class IterationClock {
  /** Caches are full by then. */
  private static final int MEMORY_SETTLED = 200;

  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final double[] milliseconds;
  private final double[] threadMilliseconds;
  private final Runnable whenWarm;
  private int done;
  private long lastTick;
  private long lastThreadTime;
  private long processorTimeAtHalf;
  private long processorTimeAtEnd;
  private long settledResidentMegabytes = -1;

  /**
   * A clock.
   *
   * @param whenWarm what to do between the first half and the second
   */
  public IterationClock(int iterations, Runnable whenWarm) {
    this.milliseconds = new double[iterations];
    this.threadMilliseconds = new double[iterations];
    this.whenWarm = whenWarm;
  }

  /** Before the first iteration. */
  public void start() {
    warmed();
    begin();
  }

  /** After each iteration. */
  public void tick() {
    long now = System.nanoTime();
    long threadNow = threads.getCurrentThreadCpuTime();
    milliseconds[done] = (now - lastTick) / NANOSECONDS_PER_MILLISECOND;
    threadMilliseconds[done] = (threadNow - lastThreadTime) / NANOSECONDS_PER_MILLISECOND;
    done++;
    if (done == milliseconds.length) {
      processorTimeAtEnd = system.getProcessCpuTime();
    }
    if (done == MEMORY_SETTLED) {
      settledResidentMegabytes = ResidentMemory.megabytes();
    }
    warmed();
    begin();
  }

  private void begin() {
    lastThreadTime = threads.getCurrentThreadCpuTime();
    lastTick = System.nanoTime();
  }

  private void warmed() {
    if (done == warmUp()) {
      whenWarm.run();
      processorTimeAtHalf = system.getProcessCpuTime();
    }
  }

  private int warmUp() {
    return milliseconds.length / 2;
  }

  /** Resident memory after 200 iterations; -1 if there were not so many. */
  public long settledResidentMegabytes() {
    return settledResidentMegabytes;
  }

  /** What was measured, once all iterations are done. */
  public Measurement measurement(String framework, Arguments arguments) {
    double[] timed = sortedSecondHalf(milliseconds);
    double median = median(timed);
    double processor =
        (processorTimeAtEnd - processorTimeAtHalf) / NANOSECONDS_PER_MILLISECOND / timed.length;
    return new Measurement(
        framework,
        arguments.workload().name(),
        arguments.batch(),
        arguments.threads(),
        milliseconds.length,
        median,
        timed[0],
        processor,
        median(sortedSecondHalf(threadMilliseconds)),
        arguments.batch() * 1000 / median,
        ResidentMemory.peakMegabytes());
  }

  private double[] sortedSecondHalf(double[] times) {
    double[] timed = Arrays.copyOfRange(times, warmUp(), times.length);
    Arrays.sort(timed);
    return timed;
  }

  private static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
