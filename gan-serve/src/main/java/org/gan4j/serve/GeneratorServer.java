package org.gan4j.serve;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.ServerAddress;

/**
 * A trained generator over HTTP: samples, walks through latent space, and what it does to pictures,
 * with health and metrics, and an OpenAPI document of all that. One thread computes, for one
 * request after the other. The same request gets the same bytes.
 *
 * <p>All threads are daemons.
 */
@ThreadSafe
public final class GeneratorServer implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int CONNECTIONS = 1024;

  /** Of a client that sends nothing, or reads nothing. */
  private static final long IDLE_MILLISECONDS = 30_000;

  private final ServerSettings settings;
  private final ServerAddress listening;
  private final Server server;
  private final ServerConnector connector;
  private final GeneratorQueue queue;
  private final RequestHandler handler;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean accepting = true;

  private GeneratorServer(
      ServedGenerator generator, ServerSettings settings, LongSupplier nanoTime) {
    this.settings = settings;
    listening = new ServerAddress(settings.host(), settings.port());
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
    threads.setName("serve");
    threads.setDaemon(true);
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE_MILLISECONDS);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
    queue = new GeneratorQueue(generator, settings.limits(), nanoTime);
    ServedModel model = generator.model();
    ServerMetrics metrics = new ServerMetrics(model, settings.limits(), queue::taken);
    Routes routes =
        new Routes(model, settings.limits(), () -> accepting, metrics.mediaType(), metrics::text);
    handler = new RequestHandler(routes.all(), settings, listening, queue, metrics, threads);
    server.setHandler(handler);
    server.setErrorHandler(handler);
  }

  /**
   * Begins to answer.
   *
   * @param generator which nobody else uses until this is closed
   * @throws GanException of kind USAGE if the port cannot be had; of kind FAILURE if requests
   *     cannot be answered
   */
  public static GeneratorServer start(ServedGenerator generator, ServerSettings settings) {
    return start(generator, settings, System::nanoTime);
  }

  static GeneratorServer start(
      ServedGenerator generator, ServerSettings settings, LongSupplier nanoTime) {
    GeneratorServer created = new GeneratorServer(generator, settings, nanoTime);
    try {
      created.connector.open();
    } catch (IOException e) {
      throw created.listening.unusable(e, "--port");
    }
    try {
      created.server.start();
    } catch (Exception e) {
      throw GanException.failure(
          "requests cannot be answered: " + e.getMessage(),
          settings.host() + ":" + settings.port(),
          "check the network",
          e);
    }
    created.queue.start();
    return created;
  }

  /** Where it answers. */
  public URI address() {
    return listening.uri(connector.getLocalPort(), "/");
  }

  /**
   * Refuses new requests for the generator, and waits until those that it has accepted are
   * answered. Health and metrics are answered all the time.
   *
   * @param seconds how long to wait at most
   * @return whether all were answered
   */
  public boolean drain(long seconds) {
    accepting = false;
    handler.stopAccepting();
    try {
      boolean all = queue.awaitEmpty(seconds);
      if (all) {
        for (int i = 0; i < settings.limits().places(); i++) {
          queue.leave();
        }
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends. What is being computed is computed; the generator may be closed afterwards. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    accepting = false;
    handler.stopAccepting();
    try {
      server.stop();
    } catch (Exception e) {
      // The port is free in any case, and the threads are daemons.
      connector.close();
    }
    try {
      queue.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
