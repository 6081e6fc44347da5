package com.example.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.gan4j.core.Gan;

/**
 * Serves samples of a trained generator: {@code GET /samples?count=4&seed=1} answers with one line
 * of numbers a sample.
 *
 * <p>A generator is not thread-safe, so one thread samples for all requests. The number of requests
 * that wait, are sampled or are answered is bounded; a request beyond it gets 503 at once. A
 * request that has waited too long gets 503 too, and is not sampled: its client has probably left.
 * Thread-safe.
 */
public final class SampleServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(SampleServer.class.getName());
  private static final String PATH = "/samples";
  private static final int MOST_CONNECTIONS = 1024;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  static {
    // The JDK's server reads these when it is first used. It has no time-outs otherwise. In
    // seconds.
    setUnlessGiven("sun.net.httpserver.maxReqTime", "2");
    setUnlessGiven("sun.net.httpserver.maxRspTime", "30"); // from the request on, with its wait
    setUnlessGiven("sun.net.httpserver.nodelay", "true");
    setUnlessGiven("jdk.httpserver.maxConnections", Integer.toString(MOST_CONNECTIONS));
  }

  private final TextSampler sampler;
  private final int capacity;
  private final long longestWaitNanos;
  private final LongSupplier nanoTime;
  private final Semaphore places;
  private final ThreadPoolExecutor sampling =
      new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  // A slow client blocks a thread of its own only; the number of connections bounds the threads.
  private final ExecutorService connections = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile boolean closing;

  /**
   * Starts to serve, on the loopback interface only.
   *
   * @param run the folder of a run, or a checkpoint
   * @param port 0 for any that is free
   * @param capacity how many requests may wait, be sampled and be answered at once
   */
  public SampleServer(Path run, int port, int capacity) throws IOException {
    this(TextSampler.of(Gan.create().open(run)), port, capacity, LONGEST_WAIT, System::nanoTime);
  }

  SampleServer(
      TextSampler sampler, int port, int capacity, Duration longestWait, LongSupplier nanoTime)
      throws IOException {
    this.sampler = sampler;
    this.capacity = capacity;
    this.longestWaitNanos = longestWait.toNanos();
    this.nanoTime = nanoTime;
    places = new Semaphore(capacity);
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    server = HttpServer.create(address, MOST_CONNECTIONS);
    server.setExecutor(connections);
    server.createContext("/", this::handle);
    server.start();
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** How many requests wait to be sampled. */
  int waiting() {
    return sampling.getQueue().size();
  }

  boolean closing() {
    return closing;
  }

  private void handle(HttpExchange exchange) {
    if (!PATH.equals(exchange.getRequestURI().getPath())) {
      send(exchange, new Answer(404, "samples are at " + PATH + "\n"));
    } else if (!exchange.getRequestMethod().equals("GET")) {
      send(exchange, new Answer(405, "the method is GET\n", Map.of("Allow", "GET")));
    } else {
      try {
        String query = exchange.getRequestURI().getRawQuery();
        accept(exchange, SampleQuery.parse(query, sampler.mostSamples()));
      } catch (IllegalArgumentException e) {
        send(exchange, new Answer(400, e.getMessage() + "\n"));
      }
    }
  }

  /** Submits the request and returns, so that the thread is free; another one answers. */
  private void accept(HttpExchange exchange, SampleQuery query) {
    if (!places.tryAcquire()) {
      send(exchange, Answer.later("too many requests are waiting\n"));
      return;
    }
    long accepted = nanoTime.getAsLong();
    try {
      sampling.execute(
          () -> {
            Answer answer = answer(query, accepted);
            connections.execute(
                () -> {
                  try {
                    send(exchange, answer);
                  } finally {
                    places.release();
                  }
                });
          });
    } catch (RejectedExecutionException e) {
      send(exchange, Answer.later("the server is stopping\n"));
      places.release();
    }
  }

  private Answer answer(SampleQuery query, long accepted) {
    if (closing) {
      return Answer.later("the server is stopping\n");
    }
    if (nanoTime.getAsLong() - accepted > longestWaitNanos) {
      return Answer.later("the request has waited too long\n");
    }
    try {
      return new Answer(200, sampler.sample(query.count(), query.seed()));
    } catch (RuntimeException | Error e) {
      LOG.log(Level.ERROR, "Cannot sample " + query, e);
      return new Answer(500, "the generator failed\n");
    }
  }

  private static void send(HttpExchange exchange, Answer answer) {
    try {
      answer.send(exchange);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The client has left, or was too slow", e);
    }
  }

  /** Answers the request that is being sampled, refuses those that wait, then stops. */
  @Override
  public void close() {
    closing = true;
    sampling.shutdown();
    try {
      // The generator must not be closed while it samples.
      while (!sampling.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.log(Level.WARNING, "Still sampling");
      }
      sampler.close();
      places.tryAcquire(capacity, 5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop(0);
    connections.shutdownNow();
  }

  /** {@code SampleServer RUN [PORT]}. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println("usage: SampleServer RUN [PORT]");
      System.exit(2);
    }
    int port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8080;
    SampleServer server = new SampleServer(Path.of(arguments[0]), port, 32);
    System.out.println("http://localhost:" + server.port() + "/samples?count=4&seed=1");
  }
}
