package org.gan4j.training;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gan4j.api.data.Round;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Pass;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Passes that the step of another player on the same batch would repeat. Where a network has no
 * latent and depends on the batch alone, one pass serves both steps, as long as neither the batch
 * nor the parameters change. A kept pass has had no backward pass, so a resumed run, which
 * recomputes it, continues bit for bit.
 *
 * <p>If the network has randomness of its own, such as dropout, the steps share its draws, as in
 * the published code of pix2pix. Such a pass ends with the iteration: a run is resumed between two
 * iterations, where it would draw anew.
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

  /** Keeps a pass that has not gone back, if another step on the same batch can use it. */
  boolean keep(NetworkOperation operation) {
    INDArray condition = operation.condition();
    boolean keeps =
        isOfBatch(operation.input().array()) && (condition == null || isOfBatch(condition));
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
    closeIf(operation -> operation.network() == network);
  }

  /** Closes the passes of networks with randomness. */
  void endIteration() {
    closeIf(operation -> !operation.network().isDeterministic());
  }

  private void closeIf(Predicate<NetworkOperation> condition) {
    kept.removeIf(
        operation -> {
          if (!condition.test(operation)) {
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
