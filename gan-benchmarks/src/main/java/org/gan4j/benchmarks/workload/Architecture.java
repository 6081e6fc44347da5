package org.gan4j.benchmarks.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * A network as a table.
 *
 * @param parameters the number of parameters, as published: a check on the table
 * @param layers in order
 */
public record Architecture(long parameters, List<Layer> layers) {

  /** Copies. */
  public Architecture {
    layers = List.copyOf(layers);
  }

  /** A layer in its network: with the shape of its input. */
  public record Placed(Layer layer, List<Integer> input) {

    /** Multiplications of weights with activations in one forward pass of one sample. */
    public long multiplications() {
      return layer.multiplications(input);
    }
  }

  /** The layers with the shapes of their inputs. */
  public List<Placed> placed(List<Integer> input) {
    List<Placed> placed = new ArrayList<>();
    List<Integer> shape = input;
    for (Layer layer : layers) {
      placed.add(new Placed(layer, shape));
      shape = layer.output(shape);
    }
    return placed;
  }

  /** The shape of the output for an input. */
  public List<Integer> output(List<Integer> input) {
    List<Integer> shape = input;
    for (Layer layer : layers) {
      shape = layer.output(shape);
    }
    return shape;
  }

  /** Parameters by the table, which must be as many as published. */
  public long countParameters(List<Integer> input) {
    return placed(input).stream().mapToLong(p -> p.layer().parameters(p.input())).sum();
  }

  /**
   * Checks a network that was built from this table.
   *
   * @param count its parameters
   * @throws IllegalStateException if it has not as many as the table says
   */
  public void requireParameters(String network, long count) {
    if (count != parameters) {
      throw new IllegalStateException(
          "the " + network + " has " + count + " parameters, not " + parameters);
    }
  }
}
