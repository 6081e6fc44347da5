package org.gan4j.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.core.cluster.Cluster;
import org.gan4j.core.cluster.Job;
import org.gan4j.core.cluster.Shared;
import org.gan4j.spark.Outcome.Trouble;
import org.gan4j.training.StopSignal;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/**
 * The executors of a Spark application. Each job is a task of its own, which Spark runs again where
 * an executor is lost.
 */
@NotThreadSafe
final class SparkCluster implements Cluster {
  /** No executor has this id. */
  private static final String ANY = "any";

  /** An executor may be too busy, or too small, for a task that was meant for it. */
  private static final int MOST_PASSES = 20;

  private static final long POLL_MILLISECONDS = 20;

  /** Tasks that were killed end after their iteration. */
  private static final long PATIENCE_SECONDS = 60;

  private final JavaSparkContext spark;
  private final String master;
  private final Places places;

  /**
   * Uses an application.
   *
   * @param spark which is stopped when the cluster is closed
   * @param master its address, for messages
   * @param places of plugins and data on all machines
   */
  SparkCluster(JavaSparkContext spark, String master, Places places) {
    this.spark = spark;
    this.master = master;
    this.places = places;
  }

  @Override
  public int slots() {
    return Math.max(1, running().defaultParallelism());
  }

  @Override
  public <T extends Serializable> Shared<T> share(T value) {
    return new SparkShared<>(running().broadcast(value));
  }

  @Override
  public <R extends Serializable> void run(
      List<? extends Job<R>> jobs, StopSignal stop, ObjIntConsumer<R> results) {
    JavaSparkContext application = running();
    Map<Integer, JavaFutureAction<List<Outcome<R>>>> running = new LinkedHashMap<>();
    for (int i = 0; i < jobs.size(); i++) {
      Job<R> job = jobs.get(i);
      running.put(i, start(application.parallelize(List.of(job), 1)));
    }
    await(running, stop, (outcome, number) -> results.accept(outcome.requireResult(), number));
  }

  /**
   * The first pass waits for an executor. While it runs, others join: it is repeated for these
   * until all have answered.
   */
  @Override
  public <R extends Serializable> void runEverywhere(
      Job<R> job, StopSignal stop, Consumer<R> results) {
    JavaSparkContext application = running();
    Set<String> answered = new HashSet<>();
    List<String> missing = List.of(ANY);
    for (int pass = 0; pass < MOST_PASSES && !missing.isEmpty() && !stop.isRequested(); pass++) {
      Map<Integer, JavaFutureAction<List<Outcome<R>>>> running = new LinkedHashMap<>();
      for (String executor : missing) {
        running.put(running.size(), start(placed(application, job, executor)));
      }
      await(
          running,
          stop,
          (outcome, number) -> {
            if (answered.add(outcome.executor())) {
              results.accept(outcome.requireResult());
            }
          });
      missing = executors(application).stream().filter(id -> !answered.contains(id)).toList();
    }
  }

  private <R extends Serializable> JavaFutureAction<List<Outcome<R>>> start(JavaRDD<Job<R>> job) {
    return job.map(new JobFunction<R>(places)).collectAsync();
  }

  /** A job that runs in the named executor if that is idle. */
  private static <R extends Serializable> JavaRDD<Job<R>> placed(
      JavaSparkContext application, Job<R> job, String executor) {
    Seq<String> preferred =
        CollectionConverters.asScala(List.of("executor_any_" + executor)).toSeq();
    return application
        .sc()
        .makeRDD(
            CollectionConverters.asScala(List.of(new Tuple2<>(job, preferred))).toSeq(),
            ClassTag$.MODULE$.<Job<R>>apply(Job.class))
        .toJavaRDD();
  }

  /** The ids of the executors; none in a master of one process, such as {@code local[2]}. */
  private static Collection<String> executors(JavaSparkContext application) {
    return application.isLocal()
        ? List.of()
        : CollectionConverters.asJava(application.sc().getExecutorIds());
  }

  private <R extends Serializable> void await(
      Map<Integer, JavaFutureAction<List<Outcome<R>>>> running,
      StopSignal stop,
      ObjIntConsumer<Outcome<R>> results) {
    RuntimeException failure = null;
    while (!running.isEmpty()) {
      if (stop.isRequested()) {
        running.values().forEach(action -> action.cancel(true));
        awaitTasks();
        break;
      }
      failure = collect(running, results, failure);
      sleep();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Spark stops an application whose executors cannot be started, without an exception. */
  private JavaSparkContext running() {
    if (spark.sc().isStopped()) {
      throw GanException.failure(
          "Spark has ended the application: its executors cannot be started, or the master is lost",
          "master " + master,
          "the output of the workers says why");
    }
    return spark;
  }

  /** Hands on the results that are there. */
  private <R extends Serializable> @Nullable RuntimeException collect(
      Map<Integer, JavaFutureAction<List<Outcome<R>>>> running,
      ObjIntConsumer<Outcome<R>> results,
      @Nullable RuntimeException before) {
    RuntimeException failure = before;
    for (int number : List.copyOf(running.keySet())) {
      JavaFutureAction<List<Outcome<R>>> action = running.get(number);
      if (action != null && action.isDone()) {
        running.remove(number);
        try {
          Outcome<R> outcome = action.get().get(0);
          Trouble error = outcome.error();
          if (error == null) {
            results.accept(outcome, number);
          } else if (failure == null) {
            failure = error.toException();
          }
        } catch (ExecutionException e) {
          failure = failure == null ? lost(e) : failure;
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return failure == null ? lost(e) : failure;
        }
      }
    }
    return failure;
  }

  private GanException lost(Exception cause) {
    return GanException.failure(
        "a job failed on the cluster in every attempt: " + FirstLine.of(cause),
        "master " + master,
        "the log of its executor says more; results and checkpoints up to here are kept",
        cause);
  }

  /** Until the killed tasks have written what they have to save. */
  private void awaitTasks() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end
        && Arrays.stream(spark.sc().statusTracker().getExecutorInfos())
            .mapToInt(SparkExecutorInfo::numRunningTasks)
            .anyMatch(tasks -> tasks > 0)) {
      sleep();
    }
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    spark.close();
  }
}
