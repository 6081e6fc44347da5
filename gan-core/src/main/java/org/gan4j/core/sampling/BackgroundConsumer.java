package org.gan4j.core.sampling;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Hands portions of samples to another thread, so that one is written while the next is made. At
 * most one waits: memory stays that of three portions.
 */
@NotThreadSafe
public final class BackgroundConsumer implements AutoCloseable {
  private final Consumer<INDArray> sink;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(BackgroundConsumer::thread);
  private @Nullable Future<?> portion;

  /**
   * A relay.
   *
   * @param sink is called on one other thread, with one portion after the other
   */
  public BackgroundConsumer(Consumer<INDArray> sink) {
    this.sink = sink;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "gan4j-samples");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Passes on a copy, once the previous portion is processed.
   *
   * @throws RuntimeException the sink's exception for the previous portion
   */
  public void accept(INDArray samples) {
    INDArray copy = samples.dup('c');
    try {
      await();
    } catch (RuntimeException | Error e) {
      copy.close();
      throw e;
    }
    portion =
        thread.submit(
            () -> {
              try (copy) {
                sink.accept(copy);
              }
            });
  }

  /**
   * Waits for the last portion.
   *
   * @throws RuntimeException what the sink threw
   */
  public void await() {
    Future<?> last = portion;
    portion = null;
    if (last == null) {
      return;
    }
    try {
      last.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while samples were written", e);
    }
  }

  /** Lets the portion in progress end, whatever becomes of it. */
  @Override
  public void close() {
    thread.shutdown();
    Future<?> last = portion;
    portion = null;
    if (last != null) {
      try {
        last.get();
      } catch (ExecutionException e) {
        // What came between is the failure that counts.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
