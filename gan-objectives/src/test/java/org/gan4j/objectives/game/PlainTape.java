package org.gan4j.objectives.game;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

/** A tape that goes back through everything, in the reverse of the order of recording. */
final class PlainTape implements Tape {
  private final Set<Network> learners;
  private final RandomKey key;
  private final List<Runnable> backward = new ArrayList<>();
  private final Map<Value, Pass> passes = new LinkedHashMap<>();
  private final Map<Value, Node> features = new LinkedHashMap<>();

  /** The terms in their order. */
  final List<Term> terms = new ArrayList<>();

  /** The networks and the keys of the passes in their order. */
  final List<Recorded> recorded = new ArrayList<>();

  /** A pass. */
  record Recorded(Network network, RandomKey key) {}

  PlainTape(Set<Network> learners, RandomKey key) {
    this.learners = learners;
    this.key = key;
  }

  private static final class Node implements Value {
    private final INDArray array;
    private @Nullable INDArray gradient;

    Node(INDArray array) {
      this.array = array;
    }

    @Override
    public INDArray array() {
      return array;
    }

    void add(INDArray more) {
      INDArray present = gradient;
      gradient = present == null ? more.dup('c') : present.addi(more);
    }
  }

  @Override
  public Value constant(INDArray array) {
    return new Node(array);
  }

  @Override
  public Value apply(Network network, Value input, @Nullable INDArray condition) {
    return apply(network, input, condition, key.split("pass").split(backward.size()));
  }

  @Override
  public Value apply(Network network, Value input, @Nullable INDArray condition, RandomKey own) {
    Pass pass = network.forward(input.array(), condition, Mode.TRAIN, own);
    recorded.add(new Recorded(network, own));
    Node output = new Node(pass.output());
    passes.put(output, pass);
    backward.add(
        () -> {
          Node inner = features.get(output);
          INDArray ofFeatures = inner == null ? null : inner.gradient;
          if (output.gradient != null || ofFeatures != null) {
            Wrt wrt = learners.contains(network) ? Wrt.BOTH : Wrt.INPUT;
            INDArray ofInput = pass.backward(output.gradient, ofFeatures, wrt);
            ((Node) input).add(Objects.requireNonNull(ofInput));
          }
        });
    return output;
  }

  @Override
  public Value features(Value output) {
    Pass pass = Objects.requireNonNull(passes.get(output), "not the output of a network");
    return features.computeIfAbsent(output, unused -> new Node(pass.features()));
  }

  @Override
  public Value apply(Differentiable function, Value... inputs) {
    Differentiable.Forward forward =
        function.forward(List.of(inputs).stream().map(Value::array).toList());
    Node output = new Node(forward.output());
    backward.add(
        () -> {
          if (output.gradient != null) {
            List<INDArray> gradients = forward.backward().inputGradients(output.gradient);
            for (int i = 0; i < inputs.length; i++) {
              ((Node) inputs[i]).add(gradients.get(i));
            }
          }
        });
    return output;
  }

  @Override
  public void add(Term term) {
    terms.add(term);
    term.seeds().forEach(seed -> ((Node) seed.at()).add(seed.gradient()));
  }

  /** Takes the gradients of all terms, and closes all passes. */
  void sweep() {
    for (int i = backward.size() - 1; i >= 0; i--) {
      backward.get(i).run();
    }
    passes.values().forEach(Pass::close);
  }
}
