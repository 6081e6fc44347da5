package org.gan4j.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * CPU time of the training's thread by operation and shapes: unlike wall-clock time, it is
 * meaningful on a busy machine too. Operations within operations count as one.
 */
final class OperationProfile {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

  private final Map<String, Entry> entries = new HashMap<>();
  private boolean recording;
  private boolean inside;
  private long started;
  private long ended;

  private static final class Entry {
    long calls;
    long nanoseconds;
  }

  /** Begins to count. */
  void start() {
    recording = true;
    started = THREADS.getCurrentThreadCpuTime();
  }

  /** Ends counting. */
  void stop() {
    recording = false;
    ended = THREADS.getCurrentThreadCpuTime();
  }

  <T> T time(Supplier<T> operation, String name, @Nullable INDArray... arrays) {
    if (!recording || inside) {
      return operation.get();
    }
    inside = true;
    // Before it runs, since an operation may close or replace its arguments.
    String what = name + " " + shapes(arrays);
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      return operation.get();
    } finally {
      Entry entry = entries.computeIfAbsent(what, key -> new Entry());
      entry.calls++;
      entry.nanoseconds += THREADS.getCurrentThreadCpuTime() - start;
      inside = false;
    }
  }

  private static String shapes(@Nullable INDArray... arrays) {
    return Arrays.stream(arrays)
        .filter(array -> array != null)
        .map(array -> Arrays.toString(array.shape()))
        .collect(Collectors.joining(" "));
  }

  /** A line for each operation, then the time outside of all of them. */
  void print(PrintStream out, int iterations) {
    Comparator<Map.Entry<String, Entry>> slowest =
        Comparator.comparing(entry -> -entry.getValue().nanoseconds);
    entries.entrySet().stream()
        .sorted(slowest)
        .forEach(
            entry ->
                line(
                    out,
                    entry.getValue().nanoseconds,
                    entry.getValue().calls,
                    iterations,
                    entry.getKey()));
    long inOperations = entries.values().stream().mapToLong(entry -> entry.nanoseconds).sum();
    long calls = entries.values().stream().mapToLong(entry -> entry.calls).sum();
    line(out, inOperations, calls, iterations, "all operations of ND4J");
    line(out, ended - started - inOperations, 0, iterations, "everything else");
  }

  private static void line(
      PrintStream out, long nanoseconds, long calls, int iterations, String what) {
    out.printf(
        Locale.ROOT,
        "%9.3f ms %7.1f calls  %s%n",
        nanoseconds / NANOSECONDS_PER_MILLISECOND / iterations,
        (double) calls / iterations,
        what);
  }
}
