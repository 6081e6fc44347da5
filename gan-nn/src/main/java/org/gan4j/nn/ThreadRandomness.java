package org.gan4j.nn;

import org.gan4j.api.RandomKey;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * For a while, makes ND4J's generator of this thread, which Deeplearning4j's own layers draw from,
 * a function of a key. Afterwards the generator goes on as if nothing had happened.
 */
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
