package org.gan4j.core.cluster;

import java.io.Serializable;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.training.StopSignal;

/**
 * Processes that run jobs: the threads of this one, or those of other machines. Which of them runs
 * a job never changes its result.
 *
 * <p>One thread gives it jobs.
 */
@NotThreadSafe
public interface Cluster extends AutoCloseable {

  /** How many jobs it runs at a time. */
  int slots();

  /** Brings a value to all machines; the caller closes it when no job needs it any more. */
  <T extends Serializable> Shared<T> share(T value);

  /**
   * Runs jobs, and returns when all have ended. A job whose machine is lost runs again elsewhere.
   *
   * @param stop asks the running jobs to end early; those that have not begun are left out
   * @param results receives each result with the number of its job as soon as it is there, in any
   *     order, on the thread that called
   * @throws RuntimeException what a job threw; the others have ended by then
   */
  <R extends Serializable> void run(
      List<? extends Job<R>> jobs, StopSignal stop, ObjIntConsumer<R> results);

  /**
   * Runs a job once in each process that has joined, and returns when all have ended.
   *
   * @param stop asks the running jobs to end early; those that have not begun are left out
   * @param results receives each result as soon as it is there, in any order, on the thread that
   *     called
   * @throws RuntimeException what a job threw
   */
  <R extends Serializable> void runEverywhere(Job<R> job, StopSignal stop, Consumer<R> results);

  /** Ends what was started for it. */
  @Override
  void close();
}
