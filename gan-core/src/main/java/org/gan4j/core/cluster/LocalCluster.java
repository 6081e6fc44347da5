package org.gan4j.core.cluster;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.training.StopSignal;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;

/** The threads of this process. */
@NotThreadSafe
public final class LocalCluster implements Cluster {
  private final Trainings trainings;
  private final int threads;
  private final TrainingPool pool = new TrainingPool();
  private final ExecutorService executor;

  /**
   * Starts no thread before the first job.
   *
   * @param threads how many jobs run at a time, at least 1
   */
  public LocalCluster(Trainings trainings, int threads) {
    this.trainings = trainings;
    this.threads = threads;
    this.executor = Executors.newFixedThreadPool(threads, named());
  }

  /**
   * How many trainings at a time keep all processors busy, each of which computes with the threads
   * that ND4J has (OMP_NUM_THREADS).
   */
  public static int suitableThreads() {
    int processors = Runtime.getRuntime().availableProcessors();
    return Math.max(1, processors / Math.max(1, Nd4j.getEnvironment().maxThreads()));
  }

  private static ThreadFactory named() {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "gan-job-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public int slots() {
    return threads;
  }

  @Override
  public <T extends Serializable> Shared<T> share(T value) {
    return new Here<>(value);
  }

  private record Here<T extends Serializable>(T value) implements Shared<T> {}

  /** The end of a job; one of result and failure is null, both are if it was left out. */
  private record End<R>(int number, @Nullable R result, @Nullable Throwable failure) {}

  @Override
  public <R extends Serializable> void run(
      List<? extends Job<R>> jobs, StopSignal stop, ObjIntConsumer<R> results) {
    BlockingQueue<End<R>> ends = new LinkedBlockingQueue<>();
    for (int i = 0; i < jobs.size(); i++) {
      int number = i;
      executor.execute(() -> ends.add(end(number, jobs.get(number), stop)));
    }
    Throwable failure = null;
    for (int i = 0; i < jobs.size(); i++) {
      End<R> end = take(ends);
      if (end.result() != null) {
        results.accept(end.result(), end.number());
      }
      failure = failure == null ? end.failure() : failure;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }

  @Override
  public <R extends Serializable> void runEverywhere(
      Job<R> job, StopSignal stop, Consumer<R> results) {
    run(List.of(job), stop, (result, unused) -> results.accept(result));
  }

  private <R extends Serializable> End<R> end(int number, Job<R> job, StopSignal stop) {
    if (stop.isRequested()) {
      return new End<>(number, null, null);
    }
    try {
      JobContext context = new JobContext(trainings, pool, new StopSignal(stop::isRequested));
      return new End<>(number, job.run(context), null);
    } catch (RuntimeException | Error e) {
      return new End<>(number, null, e);
    }
  }

  private static <R> End<R> take(BlockingQueue<End<R>> ends) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return ends.take();
        } catch (InterruptedException e) {
          // Jobs are stopped by their signal: they have something to save.
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    executor.shutdown();
    pool.close();
  }
}
