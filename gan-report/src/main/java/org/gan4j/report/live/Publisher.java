package org.gan4j.report.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.FileProblem;
import org.gan4j.report.page.LivePage;
import org.gan4j.report.recorded.FollowedRun;
import org.jspecify.annotations.Nullable;

/**
 * Brings the board up to date once a second while anybody looks at it. The sections of the page,
 * which take longer, are written at most for one percent of the time.
 */
@ThreadSafe
final class Publisher implements Runnable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long INTERVAL_MILLISECONDS = 1000;
  private static final int SHARE = 100;

  /** The first time takes far longer than the others, since Java has not compiled the code yet. */
  private static final long LONGEST_WAIT = 10_000_000_000L;

  /** So that a client that is gone is noticed although nothing changes. */
  private static final int BEAT_SECONDS = 10;

  private final EventBoard board;
  private final LivePage page;
  private final @Nullable FollowedRun run;
  private final @Nullable LiveTraining training;
  private long nextSections = Long.MIN_VALUE;
  private int beats;

  Publisher(
      EventBoard board, LivePage page, @Nullable FollowedRun run, @Nullable LiveTraining training) {
    this.board = board;
    this.page = page;
    this.run = run;
    this.training = training;
  }

  /** The whole page as it is now. */
  synchronized String html() {
    try {
      return page.html(run == null ? null : run.read());
    } catch (IOException e) {
      return explorerAlone();
    }
  }

  private String explorerAlone() {
    try {
      return page.html(null);
    } catch (IOException e) {
      throw new IllegalStateException("no file is read", e);
    }
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (board.hasClients()) {
          update();
          board.send();
        }
        Thread.sleep(INTERVAL_MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** For a client that has just come, or whenever it is time. */
  synchronized void update() {
    long start = System.nanoTime();
    String problem = null;
    if (nextSections == Long.MIN_VALUE || start - nextSections >= 0) {
      problem = sections();
      long now = System.nanoTime();
      nextSections = now + Math.min(LONGEST_WAIT, SHARE * (now - start));
    }
    status(problem);
    beats++;
    board.put("beat", ": " + beats / BEAT_SECONDS + "\n\n");
  }

  /** Everything once more, whatever time it takes. */
  synchronized void finish() {
    nextSections = Long.MIN_VALUE;
    update();
  }

  private @Nullable String sections() {
    if (run == null) {
      return null;
    }
    try {
      for (Map.Entry<String, String> section : page.sections(run.read()).entrySet()) {
        ObjectNode event = MAPPER.createObjectNode();
        event.put("id", section.getKey()).put("html", section.getValue());
        board.put(section.getKey(), event("section", event));
      }
      return null;
    } catch (IOException e) {
      return "The page cannot be brought up to date: " + FileProblem.reason(e);
    }
  }

  private void status(@Nullable String problem) {
    if (training == null) {
      return;
    }
    LiveTraining.Status now = training.status();
    ObjectNode event = MAPPER.createObjectNode();
    event.put("step", now.step()).put("iteration", now.iteration());
    event.put("iterations", now.iterations()).put("perSecond", now.perSecond());
    event.put("ended", now.end() != null);
    event.put("message", now.end() == null ? problem : now.end());
    board.put("status", event("status", event));
  }

  private static String event(String name, ObjectNode content) {
    try {
      return "event: " + name + "\ndata: " + MAPPER.writeValueAsString(content) + "\n\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
