package org.gan4j.benchmarks.workload;

import java.util.Locale;

/**
 * The measurement of one process.
 *
 * @param medianMilliseconds wall-clock time of one iteration, over the second half
 * @param minMilliseconds the shortest iteration of the second half
 * @param processorMilliseconds CPU time of the whole process per iteration, mean over the second
 *     half
 * @param threadMilliseconds CPU time of the calling thread per iteration, median over the second
 *     half: with one thread, what a quiet machine would take
 * @param imagesPerSecond batch / median
 * @param peakResidentMegabytes of the whole process, JVM included
 */
public record Measurement(
    String framework,
    String workload,
    int batch,
    int threads,
    int iterations,
    double medianMilliseconds,
    double minMilliseconds,
    double processorMilliseconds,
    double threadMilliseconds,
    double imagesPerSecond,
    long peakResidentMegabytes) {

  /** One line of JSON. */
  public String toJson() {
    return String.format(
        Locale.ROOT,
        "{\"framework\":\"%s\",\"workload\":\"%s\",\"batch\":%d,\"threads\":%d,\"iterations\":%d,"
            + "\"median_ms\":%.2f,\"min_ms\":%.2f,\"cpu_ms\":%.2f,\"thread_cpu_ms\":%.2f,\"images_per_s\":%.1f,"
            + "\"peak_rss_mb\":%d}",
        framework,
        workload,
        batch,
        threads,
        iterations,
        medianMilliseconds,
        minMilliseconds,
        processorMilliseconds,
        threadMilliseconds,
        imagesPerSecond,
        peakResidentMegabytes);
  }
}
