package org.gan4j.nn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** The buffers of a network's passes: those of closed passes are used again. */
final class PassPool implements AutoCloseable {
  /**
   * Far more than any algorithm needs: a caller that reaches this number forgets to close passes.
   */
  private static final int MOST_OPEN_PASSES = 64;

  private final String network;
  private final Supplier<PassBuffers> factory;
  private final Deque<PassBuffers> free = new ArrayDeque<>();
  private final List<PassBuffers> all = new ArrayList<>();
  private boolean closed;

  /**
   * An empty pool.
   *
   * @param network the network's name, for messages
   * @param factory makes the buffers of another pass
   */
  PassPool(String network, Supplier<PassBuffers> factory) {
    this.network = network;
    this.factory = factory;
  }

  PassBuffers take() {
    PassBuffers known = free.poll();
    if (known != null) {
      return known;
    }
    if (all.size() == MOST_OPEN_PASSES) {
      throw new IllegalStateException(
          MOST_OPEN_PASSES + " passes of the " + network + " are open: close them after use");
    }
    PassBuffers buffers = factory.get();
    all.add(buffers);
    return buffers;
  }

  /** Ends the pass that uses the buffers. Does nothing if the network is closed. */
  void giveBack(PassBuffers buffers) {
    if (!closed) {
      buffers.end();
      free.push(buffers);
    }
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    all.forEach(PassBuffers::close);
  }
}
