package org.gan4j.report.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * The newest event of each kind. A client that reads slowly gets the newest ones when it can, and
 * not all of them: nobody waits for it, and it costs no memory.
 */
@ThreadSafe
final class EventBoard {
  private final Map<String, Event> events = new LinkedHashMap<>();
  private final Set<EventStream> streams = new CopyOnWriteArraySet<>();
  private long version;

  private record Event(long version, String text) {}

  /**
   * What a client has not seen yet.
   *
   * @param version of the board with it
   * @param text in the format of server-sent events
   */
  record News(long version, String text) {}

  /** Replaces the event of a kind, if it says something else than before. */
  synchronized void put(String kind, String text) {
    Event before = events.get(kind);
    if (before == null || !before.text().equals(text)) {
      version++;
      events.put(kind, new Event(version, text));
    }
  }

  /** The events after a version, which may be none. */
  synchronized News after(long seen) {
    StringBuilder text = new StringBuilder();
    events.values().stream()
        .filter(event -> event.version() > seen)
        .forEach(event -> text.append(event.text()));
    return new News(version, text.toString());
  }

  /** Adds a client, unless there are as many as that already. */
  synchronized boolean add(EventStream stream, int most) {
    return streams.size() < most && streams.add(stream);
  }

  void remove(EventStream stream) {
    streams.remove(stream);
  }

  /** Sends what is new; does not wait for clients. */
  void send() {
    streams.forEach(EventStream::send);
  }

  boolean hasClients() {
    return !streams.isEmpty();
  }

  /** Whether all clients have received everything. */
  boolean isSent() {
    long newest;
    synchronized (this) {
      newest = version;
    }
    return streams.stream().allMatch(stream -> stream.hasSeen(newest));
  }

  /** Ends all streams. */
  void close() {
    streams.forEach(EventStream::close);
  }
}
