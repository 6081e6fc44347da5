package org.gan4j.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.gan4j.api.RandomKey;
import org.gan4j.api.game.Tape;
import org.gan4j.api.game.Term;
import org.gan4j.api.game.Value;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Pass;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The tape of one step.
 *
 * <p>The sweep visits an operation when all operations that use its result have been visited, those
 * that were recorded first before others. Each gradient is thus added up in one order, and a step
 * is repeatable bit for bit.
 */
final class StepTape implements Tape, AutoCloseable {
  private final Predicate<Network> updated;
  private final ReusedPasses reused;
  private final RandomKey key;
  private final List<Operation> operations = new ArrayList<>();
  private final List<Term> terms = new ArrayList<>();

  /**
   * Begins a tape.
   *
   * @param updated whether a network's parameters are updated in this step
   * @param reused passes of earlier steps on the same batch
   * @param key randomness of the passes that have no key of their own
   */
  StepTape(Predicate<Network> updated, ReusedPasses reused, RandomKey key) {
    this.updated = updated;
    this.reused = reused;
    this.key = key;
  }

  @Override
  public Value constant(INDArray array) {
    return new Node(array, null);
  }

  @Override
  public Value apply(Network network, Value input, @Nullable INDArray condition) {
    return apply(network, input, condition, key.split("pass").split(operations.size()));
  }

  @Override
  public Value apply(Network network, Value input, @Nullable INDArray condition, RandomKey own) {
    Node from = node(input);
    Pass pass =
        reused
            .take(network, from.array(), condition)
            .orElseGet(() -> network.forward(from.array(), condition, Mode.TRAIN, own));
    NetworkOperation operation =
        new NetworkOperation(network, pass, from, condition, updated.test(network));
    operations.add(operation);
    return operation.output();
  }

  @Override
  public Value features(Value output) {
    if (node(output).source() instanceof NetworkOperation operation) {
      return operation.features();
    }
    throw new IllegalArgumentException("only the output of a network has features");
  }

  @Override
  public Value apply(Differentiable function, Value... inputs) {
    List<Node> nodes = new ArrayList<>();
    for (Value input : inputs) {
      nodes.add(node(input));
    }
    FunctionOperation operation = new FunctionOperation(function, nodes);
    operations.add(operation);
    return operation.output();
  }

  @Override
  public void add(Term term) {
    terms.add(term);
    for (Term.Seed seed : term.seeds()) {
      node(seed.at()).seed(seed.gradient());
    }
  }

  private static Node node(Value value) {
    if (value instanceof Node node) {
      return node;
    }
    throw new IllegalArgumentException("the value is not one of this tape");
  }

  List<Term> terms() {
    return terms;
  }

  /** Takes the gradients of all terms. */
  void sweep() {
    for (int i = operations.size() - 1; i >= 0; i--) {
      operations.get(i).activate();
    }
    Deque<Operation> ready = new ArrayDeque<>();
    operations.stream().filter(Operation::isReady).forEach(ready::add);
    while (!ready.isEmpty()) {
      Operation operation = ready.remove();
      operation.backward();
      for (Node input : operation.inputs()) {
        Operation source = input.source();
        if (source != null && source.isDifferentiated() && source.isReadyAfterOneMore()) {
          ready.add(source);
        }
      }
    }
  }

  /** Closes all passes but those that the next step can use. */
  @Override
  public void close() {
    for (Operation operation : operations) {
      boolean kept =
          operation instanceof NetworkOperation pass
              && !pass.isDifferentiated()
              && reused.keep(pass);
      if (!kept) {
        operation.close();
      }
    }
    operations.clear();
  }
}
