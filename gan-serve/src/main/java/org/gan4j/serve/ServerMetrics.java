package org.gan4j.serve;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.gan4j.api.concurrent.ThreadSafe;

/** What a server counts, in the text format of Prometheus. */
@ThreadSafe
final class ServerMetrics {
  /** In seconds. */
  private static final double[] BOUNDS = {
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();
  private final Counter requests =
      Counter.builder()
          .name("gan_requests_total")
          .help("Requests that were answered.")
          .labelNames("route", "status")
          .register(registry);
  private final Histogram seconds =
      Histogram.builder()
          .name("gan_request_seconds")
          .help("Seconds from a request's first line to the end of its answer.")
          .labelNames("route")
          .classicOnly()
          .classicUpperBounds(BOUNDS)
          .register(registry);
  private final Histogram computing =
      Histogram.builder()
          .name("gan_computing_seconds")
          .help("Seconds that the generator computed for a request.")
          .labelNames("route")
          .classicOnly()
          .classicUpperBounds(BOUNDS)
          .register(registry);

  /**
   * The metrics of a server.
   *
   * @param taken how many requests wait, are computed or sent
   */
  ServerMetrics(ServedModel model, ServerLimits limits, DoubleSupplier taken) {
    gauge("gan_places_taken", "Requests that wait, are computed or sent.", taken);
    gauge("gan_places", "Requests that may wait, be computed and sent.", limits::places);
    Info.builder()
        .name("gan_model")
        .help("What is served.")
        .labelNames("name", "checkpoint", "steps")
        .register(registry)
        .addLabelValues(model.name(), model.checkpoint(), String.valueOf(model.steps()));
    JvmMemoryMetrics.builder().register(registry);
    ProcessMetrics.builder().register(registry);
  }

  private void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(gauge -> gauge.call(value.getAsDouble()))
        .register(registry);
  }

  void answered(String route, int status, Duration time) {
    requests.labelValues(route, String.valueOf(status)).inc();
    seconds.labelValues(route).observe(time.toNanos() * 1e-9);
  }

  /** Measures the time that a generator computes. */
  DistributionDataPoint computing(String route) {
    return computing.labelValues(route);
  }

  String mediaType() {
    return format.getContentType();
  }

  byte[] text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      format.write(bytes, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
