package org.gan4j.core.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.core.assembly.PreparedTraining;
import org.jspecify.annotations.Nullable;

/**
 * Assembled trainings of one experiment that jobs use one after the other, so that the networks are
 * built once a thread and not once a job. When another experiment is asked for, those that are idle
 * are closed.
 */
@ThreadSafe
public final class TrainingPool implements AutoCloseable {
  private final Deque<PreparedTraining> idle = new ArrayDeque<>();
  private String experiment = "";

  /** An empty pool. */
  public TrainingPool() {}

  /**
   * Uses a training, which nobody else uses meanwhile. Its parameters are those that the last use
   * left.
   *
   * @param experimentJson the resolved experiment
   */
  public <R> R use(
      Trainings trainings, String experimentJson, Function<PreparedTraining, R> purpose) {
    PreparedTraining training = take(experimentJson);
    if (training == null) {
      training = trainings.assemble(experimentJson);
    }
    boolean intact = false;
    try {
      R result = purpose.apply(training);
      intact = true;
      return result;
    } finally {
      giveBack(training, experimentJson, intact);
    }
  }

  private synchronized @Nullable PreparedTraining take(
      String experimentJson) {
    if (!experimentJson.equals(experiment)) {
      close();
      experiment = experimentJson;
    }
    return idle.poll();
  }

  private synchronized void giveBack(
      PreparedTraining training, String experimentJson, boolean intact) {
    if (intact && experimentJson.equals(experiment)) {
      idle.push(training);
    } else {
      training.close();
    }
  }

  /** Closes the trainings that are idle. */
  @Override
  public synchronized void close() {
    while (!idle.isEmpty()) {
      idle.pop().close();
    }
    experiment = "";
  }
}
