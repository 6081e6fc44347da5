package org.gan4j.testkit;

import java.util.ArrayList;
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
import org.gan4j.api.network.Wrt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A tape that is as simple as can be: it goes back through all operations in the reverse of the
 * order in which they were recorded.
 */
final class RecordedTape implements Tape, AutoCloseable {
  private final Predicate<Network> updated;
  private final RandomKey key;
  private final List<Operation> operations = new ArrayList<>();
  private final List<Term> terms = new ArrayList<>();

  /**
   * Begins a tape.
   *
   * @param updated whether a network's parameters are updated in this step
   * @param key randomness of the passes that have no key of their own
   */
  RecordedTape(Predicate<Network> updated, RandomKey key) {
    this.updated = updated;
    this.key = key;
  }

  /** An array with the gradient that has reached it. */
  private static final class Node implements Value {
    private final INDArray array;
    private final boolean differentiated;
    private @Nullable INDArray gradient;

    Node(INDArray array, boolean differentiated) {
      this.array = array;
      this.differentiated = differentiated;
    }

    @Override
    public INDArray array() {
      return array;
    }

    void add(INDArray more) {
      if (differentiated) {
        INDArray present = gradient;
        gradient = present == null ? more.dup() : present.addi(more);
      }
    }

    /** A copy, which may be overwritten. */
    @Nullable INDArray gradient() {
      INDArray present = gradient;
      return present == null ? null : present.dup();
    }
  }

  private interface Operation extends AutoCloseable {
    Node output();

    void backward();

    @Override
    default void close() {}
  }

  /** A pass of a network. */
  private final class NetworkPass implements Operation {
    private final Pass pass;
    private final Node input;
    private final boolean updated;
    private final Node output;
    private @Nullable Node features;

    NetworkPass(Network network, Pass pass, Node input) {
      this.pass = pass;
      this.input = input;
      this.updated = RecordedTape.this.updated.test(network);
      this.output = new Node(pass.output(), updated || input.differentiated);
    }

    @Override
    public Node output() {
      return output;
    }

    Node features() {
      Node known = features;
      if (known == null) {
        known = new Node(pass.features(), output.differentiated);
        features = known;
      }
      return known;
    }

    @Override
    public void backward() {
      INDArray ofOutput = output.gradient();
      Node known = features;
      INDArray ofFeatures = known == null ? null : known.gradient();
      if (ofOutput == null && ofFeatures == null) {
        return;
      }
      Wrt wrt = updated ? (input.differentiated ? Wrt.BOTH : Wrt.PARAMETERS) : Wrt.INPUT;
      INDArray ofInput =
          ofFeatures == null && ofOutput != null
              ? pass.backward(ofOutput, wrt)
              : pass.backward(ofOutput, ofFeatures, wrt);
      if (ofInput != null) {
        input.add(ofInput);
      }
    }

    @Override
    public void close() {
      pass.close();
    }
  }

  /** A function without parameters. */
  private record FunctionPass(List<Node> inputs, Node output, Differentiable.Backward way)
      implements Operation {
    @Override
    public void backward() {
      INDArray gradient = output.gradient();
      if (gradient != null) {
        List<INDArray> gradients = way.inputGradients(gradient);
        for (int i = 0; i < inputs.size(); i++) {
          inputs.get(i).add(gradients.get(i));
        }
      }
    }
  }

  @Override
  public Value constant(INDArray array) {
    return new Node(array, false);
  }

  @Override
  public Value apply(Network network, Value input, @Nullable INDArray condition) {
    return apply(network, input, condition, key.split(operations.size()));
  }

  @Override
  public Value apply(Network network, Value input, @Nullable INDArray condition, RandomKey own) {
    Pass pass = network.forward(input.array(), condition, Mode.TRAIN, own);
    return record(new NetworkPass(network, pass, node(input)));
  }

  @Override
  public Value features(Value output) {
    for (Operation operation : operations) {
      if (operation.output() == output && operation instanceof NetworkPass pass) {
        return pass.features();
      }
    }
    throw new IllegalArgumentException("only the output of a network has features");
  }

  @Override
  public Value apply(Differentiable function, Value... inputs) {
    List<Node> nodes = new ArrayList<>();
    for (Value input : inputs) {
      nodes.add(node(input));
    }
    Differentiable.Forward forward = function.forward(nodes.stream().map(Node::array).toList());
    boolean differentiated = nodes.stream().anyMatch(node -> node.differentiated);
    Node output = new Node(forward.output(), differentiated);
    return record(new FunctionPass(List.copyOf(nodes), output, forward.backward()));
  }

  private Value record(Operation operation) {
    operations.add(operation);
    return operation.output();
  }

  @Override
  public void add(Term term) {
    terms.add(term);
    for (Term.Seed seed : term.seeds()) {
      node(seed.at()).add(seed.gradient());
    }
  }

  private static Node node(Value value) {
    if (value instanceof Node node) {
      return node;
    }
    throw new IllegalArgumentException("the value is not one of this tape");
  }

  List<Term> terms() {
    return List.copyOf(terms);
  }

  /** Takes the gradients of all terms. */
  void sweep() {
    for (int i = operations.size() - 1; i >= 0; i--) {
      operations.get(i).backward();
    }
  }

  @Override
  public void close() {
    operations.forEach(Operation::close);
    operations.clear();
  }
}
