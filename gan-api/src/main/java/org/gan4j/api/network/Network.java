package org.gan4j.api.network;

/** A differentiable function with parameters. Not thread-safe. */
public interface Network extends AutoCloseable {

  /** What it has learned. */
  Parameters parameters();

  /**
   * Takes one step: the optimizer moves the parameters by their accumulated gradient, the running
   * statistics move by the <em>mean</em> of those recorded since the gradient was cleared, and the
   * gradient is cleared. This is the only way in which training changes a network.
   *
   * @param step how many steps this network has taken before, from 0
   */
  void learn(Optimizer optimizer, long step);

  /** Frees native memory. */
  @Override
  void close();
}
