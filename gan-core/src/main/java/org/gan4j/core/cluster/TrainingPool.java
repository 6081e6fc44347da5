package org.gan4j.core.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiFunction;
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
  private final Deque<Assembled> idle = new ArrayDeque<>();
  private String experiment = "";

  /** An empty pool. */
  public TrainingPool() {}

  private record Assembled(PreparedTraining training, String data) {}

  /**
   * Uses a training, which nobody else uses meanwhile. Its parameters are those that the last use
   * left.
   *
   * @param experimentJson the resolved experiment
   * @param purpose receives the training and the fingerprint of its data, which is computed once
   */
  public <R> R use(
      Trainings trainings, String experimentJson, BiFunction<PreparedTraining, String, R> purpose) {
    Assembled assembled = take(experimentJson);
    if (assembled == null) {
      assembled = assemble(trainings, experimentJson);
    }
    boolean intact = false;
    try {
      R result = purpose.apply(assembled.training(), assembled.data());
      intact = true;
      return result;
    } finally {
      giveBack(assembled, experimentJson, intact);
    }
  }

  private static Assembled assemble(Trainings trainings, String experimentJson) {
    PreparedTraining training = trainings.assemble(experimentJson);
    return new Assembled(training, training.dataset().fingerprint());
  }

  private synchronized @Nullable Assembled take(String experimentJson) {
    if (!experimentJson.equals(experiment)) {
      close();
      experiment = experimentJson;
    }
    return idle.poll();
  }

  private synchronized void giveBack(Assembled assembled, String experimentJson, boolean intact) {
    if (intact && experimentJson.equals(experiment)) {
      idle.push(assembled);
    } else {
      assembled.training().close();
    }
  }

  /** Closes the trainings that are idle. */
  @Override
  public synchronized void close() {
    while (!idle.isEmpty()) {
      idle.pop().training().close();
    }
    experiment = "";
  }
}
