package org.gan4j.spark;

import java.io.Serializable;
import java.util.Objects;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * The end of a job on an executor. An error of the user would fail again in every attempt: it is a
 * result, not a failure of the executor.
 *
 * @param result null if there was an error
 * @param error null if there is a result
 * @param executor the id of the executor
 */
@ThreadSafe
record Outcome<R extends Serializable>(@Nullable R result, @Nullable Trouble error, String executor)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The result of a job without an error. */
  R requireResult() {
    return Objects.requireNonNull(result);
  }

  /** An error for the user, as it travels. */
  record Trouble(boolean usage, String problem, String where, String remedy)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    static Trouble of(GanException error, String host) {
      return new Trouble(
          error.kind() == GanException.Kind.USAGE,
          error.problem(),
          error.where() + host,
          error.remedy());
    }

    GanException toException() {
      return usage
          ? GanException.usage(problem, where, remedy)
          : GanException.failure(problem, where, remedy);
    }
  }
}
