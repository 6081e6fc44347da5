package org.gan4j.core.cluster;

import java.io.Serializable;
import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * Something to compute on one machine of a cluster. A job may run twice, since a machine may be
 * lost, and then has to give the same result again.
 *
 * <p>Each run of a job has one thread.
 *
 * @param <R> the result
 */
@NotThreadSafe
@FunctionalInterface
public interface Job<R extends Serializable> extends Serializable {

  /** Computes the result. */
  R run(JobContext context);
}
