package org.gan4j.sweep;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * How the training of a point ended.
 *
 * @param status how
 * @param iteration completed passes of the schedule
 * @param steps parameter updates of all players
 * @param seconds that it took, in the process that ended it
 * @param metrics as measured last, by name
 * @param error what went wrong, one line; empty unless it failed
 */
@ThreadSafe
public record PointResult(
    Status status,
    long iteration,
    long steps,
    double seconds,
    Map<String, Double> metrics,
    String error)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How a training ended. */
  public enum Status {
    /** It reached its length. */
    DONE,
    /** It was asked to stop, and has a checkpoint to go on from. */
    STOPPED,
    /** It ended with an error. */
    FAILED
  }

  /** Copies. */
  public PointResult {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  static PointResult failed(double seconds, String error) {
    return new PointResult(Status.FAILED, 0, 0, seconds, Map.of(), error);
  }
}
