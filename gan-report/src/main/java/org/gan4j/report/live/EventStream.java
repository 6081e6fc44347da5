package org.gan4j.report.live;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.report.live.EventBoard.News;

/** The connection of a client to a board: one write at a time, which no thread waits for. */
@ThreadSafe
final class EventStream implements Callback {
  private final EventBoard board;
  private final Response response;
  private final Callback end;
  private boolean writing;
  private boolean ended;
  private long writes;
  private long seen;

  /**
   * A connection that has seen nothing.
   *
   * @param end is told when the connection ends
   */
  EventStream(EventBoard board, Response response, Callback end) {
    this.board = board;
    this.response = response;
    this.end = end;
  }

  /** Sends what is new, now or when the write in progress is done. */
  void send() {
    ByteBuffer bytes;
    synchronized (this) {
      if (writing || ended) {
        return;
      }
      News news = board.after(writes);
      if (news.text().isEmpty()) {
        return;
      }
      writes = news.version();
      writing = true;
      bytes = ByteBuffer.wrap(news.text().getBytes(StandardCharsets.UTF_8));
    }
    response.write(false, bytes, this);
  }

  synchronized boolean hasSeen(long version) {
    return ended || seen >= version;
  }

  @Override
  public void succeeded() {
    synchronized (this) {
      writing = false;
      seen = writes;
    }
    send();
  }

  /** The client is gone. */
  @Override
  public void failed(Throwable reason) {
    if (finish()) {
      end.failed(reason);
    }
  }

  /** Ends the connection; a client that does not read is cut off. */
  void close() {
    boolean stuck;
    synchronized (this) {
      stuck = writing;
    }
    if (finish() && !stuck) {
      end.succeeded();
    }
  }

  private boolean finish() {
    board.remove(this);
    synchronized (this) {
      boolean first = !ended;
      ended = true;
      return first;
    }
  }
}
