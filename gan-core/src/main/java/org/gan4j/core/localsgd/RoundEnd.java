package org.gan4j.core.localsgd;

import java.io.Serializable;
import java.util.LinkedHashMap;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.training.TrainingFailure;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has at the end of a round.
 *
 * @param environment where it computed
 * @param complete whether it reached the round's end; false if it was asked to stop
 * @param state of the training; null unless it is complete
 * @param progress how far its networks are
 * @param numbers of its last iteration, by name
 * @param trainingSeconds that its iterations took
 * @param copyingSeconds that the state took on its way in and out
 * @param failure of the training; null if there was none
 * @param refusal why it does not take part; empty if it does
 */
@ThreadSafe
record RoundEnd(
    WorkerEnvironment environment,
    boolean complete,
    @Nullable State state,
    SavedProgress progress,
    LinkedHashMap<String, Double> numbers,
    double trainingSeconds,
    double copyingSeconds,
    @Nullable TrainingFailure failure,
    String refusal)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
