package org.gan4j.training;

import java.util.List;

/** A forward pass on the tape. */
abstract class Operation implements AutoCloseable {
  private final List<Node> inputs;
  private int waitingFor;
  private boolean active;

  Operation(List<Node> inputs) {
    this.inputs = List.copyOf(inputs);
  }

  final List<Node> inputs() {
    return inputs;
  }

  /** Whether a gradient with respect to parameters or to an input is needed. */
  abstract boolean isDifferentiated();

  /** Whether a term has a gradient with respect to its result. */
  abstract boolean isSeeded();

  /** Propagates the gradient of its result to parameters and inputs. */
  abstract void backward();

  /** Gives memory back. */
  @Override
  public abstract void close();

  /** Prepares the sweep: called from the last operation to the first. */
  final void activate() {
    active = isDifferentiated() && (waitingFor > 0 || isSeeded());
    if (active) {
      for (Node input : inputs) {
        Operation source = input.source();
        if (source != null && input.isDifferentiated()) {
          source.waitingFor++;
        }
      }
    }
  }

  final boolean isReady() {
    return active && waitingFor == 0;
  }

  /** Notes that one of the operations that use its result has gone back. */
  final boolean isReadyAfterOneMore() {
    waitingFor--;
    return isReady();
  }
}
