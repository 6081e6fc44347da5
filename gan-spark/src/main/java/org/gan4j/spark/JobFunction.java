package org.gan4j.spark;

import java.io.Serializable;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.core.cluster.Job;
import org.gan4j.experiment.ExperimentException;
import org.gan4j.experiment.Problem;
import org.gan4j.spark.Outcome.Trouble;
import org.gan4j.training.StopSignal;

/** Runs a job in a task of an executor. */
@ThreadSafe
final class JobFunction<R extends Serializable> implements Function<Job<R>, Outcome<R>> {
  private static final long serialVersionUID = 1L;

  private final Places places;

  JobFunction(Places places) {
    this.places = places;
  }

  @Override
  public Outcome<R> call(Job<R> job) {
    TaskContext task = TaskContext.get();
    // A task that is killed ends after its iteration, with a checkpoint.
    StopSignal stop = new StopSignal(() -> task != null && task.isInterrupted());
    String executor = SparkEnv.get().executorId();
    try {
      return new Outcome<>(job.run(ExecutorProcess.with(places).context(stop)), null, executor);
    } catch (GanException e) {
      return new Outcome<>(null, Trouble.of(e, host()), executor);
    } catch (ExperimentException e) {
      Problem first = e.problems().get(0);
      Trouble trouble =
          new Trouble(/* usage= */ true, first.message(), first.source() + host(), first.remedy());
      return new Outcome<>(null, trouble, executor);
    }
  }

  /** A file may be missing on one machine alone. */
  private static String host() {
    return ", on " + SparkEnv.get().blockManager().blockManagerId().host();
  }
}
