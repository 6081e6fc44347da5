package org.gan4j.report.live;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Requests for samples that wait for the thread that can draw them: that of a training between two
 * iterations, or one of its own.
 */
@ThreadSafe
public final class DrawQueue {
  private static final int MOST = 16;

  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST);

  private record Waiting(DrawRequest request, CompletableFuture<BufferedImage> picture) {}

  /** Nothing waits yet. */
  public DrawQueue() {}

  /** Adds a request; empty if too many wait already. */
  Optional<CompletableFuture<BufferedImage>> add(DrawRequest request) {
    CompletableFuture<BufferedImage> picture = new CompletableFuture<>();
    return waiting.offer(new Waiting(request, picture)) ? Optional.of(picture) : Optional.empty();
  }

  /** Whether no request waits. */
  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Draws for the request that has waited longest, if there is one. */
  void drawNext(Explorable generator) {
    Waiting next = waiting.poll();
    if (next != null) {
      draw(next, generator);
    }
  }

  /** Draws for all requests until the thread is interrupted. */
  public void drawAll(Explorable generator) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        draw(waiting.take(), generator);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever asked is told what went wrong; a training goes on. */
  private static void draw(Waiting next, Explorable generator) {
    if (next.picture().isDone()) {
      // Nobody waits for it any more.
      return;
    }
    try {
      next.picture().complete(generator.draw(next.request()));
    } catch (RuntimeException | OutOfMemoryError e) {
      next.picture().completeExceptionally(e);
    }
  }
}
