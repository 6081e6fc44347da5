package org.gan4j.datasets.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Closes a stream when nothing has come from it for too long, or too little: reading it cannot time
 * out itself.
 */
final class StallGuard implements AutoCloseable {
  private final InputStream guarded;
  private final long patience;
  private final Pace pace;
  private final Timer timer = new Timer("download-guard", true);
  private volatile long lastProgress = System.nanoTime();
  private volatile boolean stalled;

  StallGuard(InputStream guarded, Duration patience, Pace pace) {
    this.guarded = guarded;
    this.pace = pace;
    this.patience = patience.toNanos();
    TimerTask check =
        new TimerTask() {
          @Override
          public void run() {
            check();
          }
        };
    long period = Math.max(1, patience.toMillis() / 4);
    timer.schedule(check, period, period);
  }

  /** Something has come. */
  void progress(int bytes) {
    lastProgress = System.nanoTime();
    pace.received(bytes);
  }

  /** Whether the stream was closed for want of progress. */
  boolean hasStalled() {
    return stalled;
  }

  @Override
  public void close() {
    timer.cancel();
  }

  private void check() {
    if (System.nanoTime() - lastProgress < patience && !pace.isTooSlow()) {
      return;
    }
    stalled = true;
    timer.cancel();
    try {
      guarded.close();
    } catch (IOException e) {
      progress(0); // the reader of the stream also receives the exception
    }
  }
}
