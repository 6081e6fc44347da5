package com.example.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Serves samples of a trained generator: {@code GET /samples?count=4&seed=1} answers with one line
 * of numbers a sample.
 *
 * <p>A generator is not thread-safe, so one thread draws for all; requests wait in a queue that is
 * bounded. Who finds it full gets 503 at once, which is kinder than a time-out. Thread-safe.
 */
public final class SampleServer implements AutoCloseable {
  private static final int MOST_SAMPLES = 256;

  /** A generator that writes down what it makes. */
  private record GeneratorArtist(TrainedGenerator generator) implements Artist {
    @Override
    public String draw(int count, long seed) {
      try (INDArray samples = generator.sample(count, seed)) {
        StringBuilder lines = new StringBuilder();
        float[][] rows = samples.reshape('c', count, samples.length() / count).toFloatMatrix();
        for (float[] row : rows) {
          for (int i = 0; i < row.length; i++) {
            lines.append(i == 0 ? "" : ",").append(String.format(Locale.ROOT, "%.5f", row[i]));
          }
          lines.append('\n');
        }
        return lines.toString();
      }
    }

    @Override
    public void close() {
      generator.close();
    }
  }

  /** What draws samples; called on one thread. */
  interface Artist extends AutoCloseable {
    /** One line of numbers a sample. */
    String draw(int count, long seed);

    @Override
    void close();
  }

  private final Artist artist;
  private final ThreadPoolExecutor painter;
  private final ExecutorService receptionists = Executors.newFixedThreadPool(8);
  private final HttpServer server;

  /**
   * Starts to serve, on the loopback interface only.
   *
   * @param run the folder of a run, or a checkpoint
   * @param port 0 for any that is free
   * @param queue how many requests may wait
   */
  public SampleServer(Path run, int port, int queue) throws IOException {
    this(new GeneratorArtist(Gan.create().open(run)), port, queue);
  }

  SampleServer(Artist artist, int port, int queue) throws IOException {
    this.artist = artist;
    painter =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(receptionists);
    server.createContext("/samples", this::answer);
    server.start();
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** How many requests wait to be drawn. */
  int waiting() {
    return painter.getQueue().size();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      int count;
      long seed;
      try {
        count = (int) parameter(exchange, "count", 1);
        seed = parameter(exchange, "seed", 0);
      } catch (NumberFormatException e) {
        send(exchange, 400, "count and seed are whole numbers\n");
        return;
      }
      if (count < 1 || count > MOST_SAMPLES) {
        send(exchange, 400, "count is from 1 to " + MOST_SAMPLES + "\n");
        return;
      }
      try {
        Future<String> samples = painter.submit(() -> artist.draw(count, seed));
        send(exchange, 200, samples.get());
      } catch (RejectedExecutionException e) {
        exchange.getResponseHeaders().set("Retry-After", "1");
        send(exchange, 503, "too many requests are waiting\n");
      } catch (ExecutionException e) {
        send(exchange, 500, "the generator failed\n");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        send(exchange, 503, "the server is going down\n");
      }
    }
  }

  private static long parameter(HttpExchange exchange, String name, long otherwise) {
    String query = exchange.getRequestURI().getRawQuery();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      if (pair.startsWith(name + "=")) {
        return Integer.parseInt(pair.substring(name.length() + 1));
      }
    }
    return otherwise;
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Lets go what is being drawn, then stops. */
  @Override
  public void close() {
    server.stop(1);
    receptionists.shutdownNow();
    painter.shutdown();
    try {
      painter.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    artist.close();
  }

  /** {@code SampleServer RUN [PORT]}. */
  public static void main(String[] arguments) throws IOException {
    int port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8080;
    SampleServer server = new SampleServer(Path.of(arguments[0]), port, 32);
    System.out.println("http://localhost:" + server.port() + "/samples?count=4&seed=1");
  }
}
