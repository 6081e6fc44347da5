package org.gan4j.report.live;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.ServerAddress;
import org.gan4j.report.page.LivePage;
import org.jspecify.annotations.Nullable;

/**
 * A server for the page of a run, with an explorer of its generator: HTTP with server-sent events.
 * All its threads are daemons, and no request makes others wait.
 */
@ThreadSafe
public final class LiveServer implements AutoCloseable {
  private static final int THREADS = 12;
  private static final int CONNECTIONS = 128;

  /** Longer than a picture may take. */
  private static final long IDLE_MILLISECONDS = 120_000;

  private static final long FAREWELL_MILLISECONDS = 2000;
  private static final long POLL_MILLISECONDS = 20;

  private final ServerAddress listening;
  private final QueuedThreadPool threads;
  private final Server server;
  private final ServerConnector connector;
  private final Access access;
  private final EventBoard board = new EventBoard();
  private final Object lock = new Object();
  private @Nullable Publisher publisher;
  private @Nullable Thread updates;

  private LiveServer(ServerAddress listening) {
    this.listening = listening;
    threads = new QueuedThreadPool(THREADS, 2);
    threads.setName("live-page");
    threads.setDaemon(true);
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(listening.host());
    connector.setPort(listening.port());
    connector.setIdleTimeout(IDLE_MILLISECONDS);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
    access = new Access(listening);
  }

  /**
   * Takes a port. Requests are answered from {@link #serve} on.
   *
   * @param host the address of one of this computer's networks, or a name for it
   * @param port 0 for a free one
   * @param option that chooses the port, for the error
   * @throws GanException of kind USAGE if it cannot be had
   */
  public static LiveServer open(String host, int port, String option) {
    LiveServer server = new LiveServer(new ServerAddress(host, port));
    try {
      server.connector.open();
    } catch (IOException e) {
      throw server.listening.unusable(e, option);
    }
    return server;
  }

  /** Where the page is, with the token. */
  public URI address() {
    return listening.uri(connector.getLocalPort(), "/?token=" + access.token());
  }

  /**
   * Begins to answer requests.
   *
   * @throws GanException of kind FAILURE if that is not possible
   */
  public void serve(LiveContent content) {
    synchronized (lock) {
      begin(content);
    }
  }

  private void begin(LiveContent content) {
    LivePage page =
        new LivePage(
            content.title(),
            content.controls() != null,
            content.knobs(),
            content.note(),
            access.token());
    Publisher updating = new Publisher(board, page, content.run(), content.training());
    publisher = updating;
    server.setHandler(new LiveHandler(access, content, board, updating, threads));
    try {
      server.start();
    } catch (Exception e) {
      throw GanException.failure(
          "the live page cannot be served: " + e.getMessage(),
          address().getAuthority(),
          "train without it",
          e);
    }
    Thread thread = new Thread(updating, "live-page-updates");
    thread.setDaemon(true);
    thread.start();
    updates = thread;
  }

  /** Sends the last state to those who look at the page, and ends. */
  @Override
  public void close() {
    synchronized (lock) {
      end();
    }
  }

  private void end() {
    if (updates != null) {
      updates.interrupt();
    }
    if (publisher != null && board.hasClients()) {
      publisher.finish();
      board.send();
      awaitFarewell();
    }
    board.close();
    try {
      server.stop();
    } catch (Exception e) {
      // The process ends, and with it whatever could not be stopped.
      connector.close();
    }
    connector.close();
  }

  /** A client that does not read gets no more of our time. */
  private void awaitFarewell() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FAREWELL_MILLISECONDS);
    try {
      while (!board.isSent() && System.nanoTime() - end < 0) {
        Thread.sleep(POLL_MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
