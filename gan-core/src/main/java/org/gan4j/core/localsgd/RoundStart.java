package org.gan4j.core.localsgd;

import java.io.Serializable;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * What all workers of a round begin with.
 *
 * @param state of the training
 * @param prepared what the task prepared of all data
 * @param progress how far the networks are
 * @param environment of the process that averages
 */
@ThreadSafe
record RoundStart(
    State state, State prepared, SavedProgress progress, WorkerEnvironment environment)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
