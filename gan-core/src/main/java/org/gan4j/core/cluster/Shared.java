package org.gan4j.core.cluster;

import java.io.Serializable;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * A value that many jobs read. A cluster brings it to each machine once, not to each job.
 *
 * @param <T> the type of the value, which nobody changes
 */
@ThreadSafe
public interface Shared<T extends Serializable> extends Serializable, AutoCloseable {

  /** The value. */
  T value();

  /** Frees its copies; called where it was made. */
  @Override
  default void close() {}
}
