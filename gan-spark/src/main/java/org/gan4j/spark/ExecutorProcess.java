package org.gan4j.spark;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.core.Gan;
import org.gan4j.core.cluster.JobContext;
import org.gan4j.core.cluster.TrainingPool;
import org.gan4j.training.StopSignal;

/** The framework in the process of an executor, which lives for all of its tasks. */
@ThreadSafe
final class ExecutorProcess {
  /** An executor belongs to one application, which has one of them. */
  private static final Map<Places, ExecutorProcess> PROCESSES = new ConcurrentHashMap<>();

  private final Gan gan;
  private final TrainingPool pool = new TrainingPool();

  private ExecutorProcess(Places places) {
    this.gan =
        Gan.create(places.plugins().stream().map(Path::of).toList())
            .in(Path.of(places.workingDirectory()));
  }

  static ExecutorProcess with(Places places) {
    return PROCESSES.computeIfAbsent(places, ExecutorProcess::new);
  }

  JobContext context(StopSignal stop) {
    return new JobContext(gan, pool, stop);
  }
}
