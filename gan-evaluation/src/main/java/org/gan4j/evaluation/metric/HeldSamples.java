package org.gan4j.evaluation.metric;

import java.util.Locale;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.network.MemoryBudget;

/** The memory of the samples that a metric holds, counted when an experiment is checked. */
final class HeldSamples {
  /** Of one array. */
  private static final long MOST_NUMBERS = Integer.MAX_VALUE - 8L;

  private HeldSamples() {}

  /**
   * Requires that what a metric holds of the samples to judge fits into the heap.
   *
   * @param metric its type
   * @param samples its setting
   * @param numbers that it holds of each sample, in float32
   * @throws GanException of kind USAGE if they do not fit
   */
  static void require(String metric, MetricContext context, int samples, long numbers) {
    int count = Math.min(samples, context.availableSamples());
    long all = MemoryBudget.times(count, numbers);
    String need =
        String.format(
            Locale.ROOT, "%s (%,d samples with %,d numbers each)", metric, count, numbers);
    String remedy = "lower its \"samples\"";
    if (all > MOST_NUMBERS) {
      throw GanException.usage(
              String.format(
                  Locale.ROOT, "%s needs an array of more than %,d numbers", need, MOST_NUMBERS),
              metric,
              remedy)
          .withCode(ErrorCode.MEMORY_EXCEEDED);
    }
    MemoryBudget.ofHeap().reserve(need, MemoryBudget.times(all, Float.BYTES), remedy);
  }
}
