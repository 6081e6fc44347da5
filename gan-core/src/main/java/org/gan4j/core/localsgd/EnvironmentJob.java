package org.gan4j.core.localsgd;

import org.gan4j.core.cluster.Job;
import org.gan4j.core.cluster.JobContext;

/**
 * Tells where a process computes, and with which data. What it assembles for this, its first round
 * uses.
 *
 * @param experimentJson the resolved experiment
 */
record EnvironmentJob(String experimentJson) implements Job<WorkerEnvironment> {
  private static final long serialVersionUID = 1L;

  @Override
  public WorkerEnvironment run(JobContext context) {
    return context
        .pool()
        .use(context.trainings(), experimentJson, (training, data) -> WorkerEnvironment.of(data));
  }
}
