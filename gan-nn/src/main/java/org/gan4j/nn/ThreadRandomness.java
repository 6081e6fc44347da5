package org.gan4j.nn;

import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Seeds this thread's ND4J generator, which Deeplearning4j's own layers draw from, with a key for a
 * limited time. Afterwards the generator continues from its earlier state.
 */
@ThreadSafe
final class ThreadRandomness implements AutoCloseable {
  private final Random random = Nd4j.getRandom();
  private final long rootState = random.rootState();
  private final long nodeState = random.nodeState();

  private ThreadRandomness() {}

  static ThreadRandomness of(RandomKey key) {
    ThreadRandomness previous = new ThreadRandomness();
    previous.random.setSeed(key.value());
    return previous;
  }

  @Override
  public void close() {
    random.setStates(rootState, nodeState);
  }
}
