package org.gan4j.serve;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpStatus;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Requests that wait for the one thread that computes: a network computes a batch on all cores, so
 * that batches side by side would not be faster. A request has a place until its answer is sent.
 */
@ThreadSafe
final class GeneratorQueue {
  /** Of the newest request in the mean time of requests. */
  private static final double SHARE = 0.1;

  private final ServedGenerator generator;
  private final ServerLimits limits;
  private final LongSupplier nanoTime;
  private final Semaphore places;
  private final LinkedBlockingQueue<Job> waiting = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::work, "generator");
  private volatile double meanSeconds;
  private volatile boolean ended;

  private record Job(
      Function<ServedGenerator, ServedFile> work,
      CompletableFuture<ServedFile> result,
      long accepted) {}

  /**
   * For a generator that nobody else uses.
   *
   * @param nanoTime a clock
   */
  GeneratorQueue(ServedGenerator generator, ServerLimits limits, LongSupplier nanoTime) {
    this.generator = generator;
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.places = new Semaphore(limits.places());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Takes a place, which {@link #leave} gives back. */
  boolean enter() {
    return places.tryAcquire();
  }

  void leave() {
    places.release();
  }

  /** How many places are taken. */
  int taken() {
    return limits.places() - places.availablePermits();
  }

  /** Seconds after which a client that was refused may try again: about when the queue is done. */
  long retrySeconds() {
    return (long) Math.max(1, Math.min(limits.seconds(), Math.ceil(taken() * meanSeconds)));
  }

  /** Adds work for somebody who has a place. */
  CompletableFuture<ServedFile> add(Function<ServedGenerator, ServedFile> work) {
    CompletableFuture<ServedFile> result = new CompletableFuture<>();
    waiting.add(new Job(work, result, nanoTime.getAsLong()));
    return result;
  }

  private void work() {
    while (!ended) {
      try {
        Optional.ofNullable(waiting.poll(1, TimeUnit.SECONDS)).ifPresent(this::compute);
      } catch (InterruptedException e) {
        // A library's; it is nobody's wish that this ends.
        Thread.interrupted();
      }
    }
  }

  private void compute(Job job) {
    long start = nanoTime.getAsLong();
    if (start - job.accepted() > TimeUnit.SECONDS.toNanos(limits.seconds())) {
      job.result().completeExceptionally(new Refusal(tooLate()));
      return;
    }
    try {
      job.result().complete(job.work().apply(generator));
    } catch (RuntimeException | Error e) {
      job.result().completeExceptionally(e);
    }
    double seconds = (nanoTime.getAsLong() - start) * 1e-9;
    meanSeconds = meanSeconds == 0 ? seconds : (1 - SHARE) * meanSeconds + SHARE * seconds;
  }

  private Problem tooLate() {
    return new Problem(
            HttpStatus.SERVICE_UNAVAILABLE_503,
            "the request has waited for more than " + limits.seconds() + " seconds",
            "try again later, or ask for less")
        .with("Retry-After", String.valueOf(retrySeconds()));
  }

  /**
   * Waits until no place is taken.
   *
   * @return whether that was the case in time
   */
  boolean awaitEmpty(long seconds) throws InterruptedException {
    return places.tryAcquire(limits.places(), seconds, TimeUnit.SECONDS);
  }

  /** Ends the thread after what it computes, so that the generator can be closed. */
  void end() throws InterruptedException {
    ended = true;
    thread.join();
  }
}
