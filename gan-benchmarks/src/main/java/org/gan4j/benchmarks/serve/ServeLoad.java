package org.gan4j.benchmarks.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts load on {@code gan serve}: clients that each send the next request when they have the last
 * answer. Writes a line of JSON for each number of clients, with the memory of the server before
 * and after.
 */
public final class ServeLoad {
  private static final Pattern RESIDENT =
      Pattern.compile("process_resident_memory_bytes ([0-9.E+]+)");
  private static final Pattern HEAP =
      Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"} ([0-9.E+]+)");
  private static final int OK = 200;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final String target;

  private ServeLoad(URI server, String target) {
    this.server = server;
    this.target = target;
  }

  /** Entry point: address, target such as {@code /sample}, requests, and numbers of clients. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    ServeLoad load = new ServeLoad(URI.create(arguments[0]), arguments[1]);
    int requests = Integer.parseInt(arguments[2]);
    // So that compilers and caches are warm.
    load.run(1, requests);
    for (int i = 3; i < arguments.length; i++) {
      int clients = Integer.parseInt(arguments[i]);
      double before = load.metric(RESIDENT);
      Result result = load.run(clients, requests);
      double after = load.metric(RESIDENT);
      System.out.printf(
          Locale.ROOT,
          "{\"target\":\"%s\",\"clients\":%d,\"requests\":%d,\"failed\":%d,\"per_second\":%.1f,"
              + "\"p50_ms\":%.1f,\"p99_ms\":%.1f,\"resident_mb_before\":%.0f,"
              + "\"resident_mb_after\":%.0f,\"heap_mb_after\":%.0f}%n",
          load.target,
          clients,
          requests,
          result.failed,
          requests / result.seconds,
          result.percentile(0.5),
          result.percentile(0.99),
          before / 1e6,
          after / 1e6,
          load.metric(HEAP) / 1e6);
    }
  }

  /** What was measured. */
  private static final class Result {
    private final double[] milliseconds;
    private final int failed;
    private final double seconds;

    /**
     * Of some requests.
     *
     * @param milliseconds of each, sorted
     */
    Result(double[] milliseconds, int failed, double seconds) {
      this.milliseconds = milliseconds;
      this.failed = failed;
      this.seconds = seconds;
    }

    double percentile(double share) {
      int place = (int) Math.ceil(share * milliseconds.length) - 1;
      return milliseconds[Math.max(0, place)];
    }
  }

  private Result run(int clients, int requests) throws InterruptedException, ExecutionException {
    double[] milliseconds = new double[requests];
    AtomicInteger next = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    long start = System.nanoTime();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      all.add(
          threads.submit(
              () -> {
                for (int request; (request = next.getAndIncrement()) < requests; ) {
                  milliseconds[request] = send(request, failed);
                }
                return null;
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    threads.shutdown();
    Arrays.sort(milliseconds);
    return new Result(milliseconds, failed.get(), seconds);
  }

  private double send(int request, AtomicInteger failed) throws IOException, InterruptedException {
    String separator = target.contains("?") ? "&" : "?";
    URI address = server.resolve(target + separator + "seed=" + request);
    long start = System.nanoTime();
    HttpResponse<byte[]> response =
        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != OK) {
      failed.incrementAndGet();
    }
    return (System.nanoTime() - start) * 1e-6;
  }

  private double metric(Pattern pattern) throws IOException, InterruptedException {
    String text =
        client
            .send(
                HttpRequest.newBuilder(server.resolve("/metrics")).build(), BodyHandlers.ofString())
            .body();
    Matcher found = pattern.matcher(text);
    return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
  }
}
