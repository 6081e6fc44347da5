package org.gan4j.core.localsgd;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.game.Progress;

/** A {@link Progress} as it travels between processes. */
@ThreadSafe
record SavedProgress(
    long iteration,
    LinkedHashMap<String, Long> steps,
    LinkedHashMap<String, Integer> stepsInIteration,
    double accuracy,
    long furtherBatches)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  static SavedProgress of(Progress progress) {
    return new SavedProgress(
        progress.iteration(),
        new LinkedHashMap<>(progress.stepsByPlayer()),
        new LinkedHashMap<>(progress.stepsInIterationByPlayer()),
        progress.accuracy(),
        progress.furtherBatches());
  }

  Progress progress() {
    return new Progress(
        iteration, Map.copyOf(steps), Map.copyOf(stepsInIteration), accuracy, furtherBatches);
  }
}
