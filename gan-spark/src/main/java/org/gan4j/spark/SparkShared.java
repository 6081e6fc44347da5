package org.gan4j.spark;

import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.core.cluster.Shared;

/** A value that Spark broadcasts. */
@ThreadSafe
final class SparkShared<T extends Serializable> implements Shared<T> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<T> broadcast;

  SparkShared(Broadcast<T> broadcast) {
    this.broadcast = broadcast;
  }

  @Override
  public T value() {
    return broadcast.value();
  }

  @Override
  public void close() {
    broadcast.destroy();
  }
}
