package org.gan4j.training;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.gan4j.api.data.Round;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Pass;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Passes that the step of another player on the same batch would repeat. Where a network has no
 * randomness and depends on the batch alone, its output is a function of the batch and the
 * parameters: as long as neither changes, one pass serves both steps. A kept pass has had no
 * backward pass, so a resumed run, which recomputes it, continues bit for bit.
 */
final class ReusedPasses implements AutoCloseable {
  private final List<NetworkOperation> kept = new ArrayList<>();
  private @Nullable Round round;

  /** Sets the batch of the step that begins; passes on another batch are closed. */
  void begin(Round current) {
    if (round != current) {
      close();
      round = current;
    }
  }

  /** A kept pass of a network on the same arrays; the caller closes it, or keeps it again. */
  Optional<Pass> take(Network network, INDArray input, @Nullable INDArray condition) {
    for (Iterator<NetworkOperation> passes = kept.iterator(); passes.hasNext(); ) {
      NetworkOperation operation = passes.next();
      boolean same =
          operation.network() == network
              && (operation.input().array() == input || input.isEmpty())
              && operation.condition() == condition;
      if (same) {
        passes.remove();
        return Optional.of(operation.pass());
      }
    }
    return Optional.empty();
  }

  /** Keeps a pass that has not gone back, if the same batch gives the same pass again. */
  boolean keep(NetworkOperation operation) {
    INDArray condition = operation.condition();
    boolean keeps =
        operation.network().isDeterministic()
            && isOfBatch(operation.input().array())
            && (condition == null || isOfBatch(condition));
    if (keeps) {
      kept.add(operation);
    }
    return keeps;
  }

  private boolean isOfBatch(INDArray array) {
    Round current = round;
    return array.isEmpty() || (current != null && current.holds(array));
  }

  /** Closes the passes of a network whose parameters have changed. */
  void forget(Network network) {
    kept.removeIf(
        operation -> {
          if (operation.network() != network) {
            return false;
          }
          operation.close();
          return true;
        });
  }

  /** Closes all passes. */
  @Override
  public void close() {
    kept.forEach(NetworkOperation::close);
    kept.clear();
    round = null;
  }
}
