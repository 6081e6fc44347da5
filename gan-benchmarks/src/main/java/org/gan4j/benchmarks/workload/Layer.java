package org.gan4j.benchmarks.workload;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * One layer of a table. Shapes are those of one sample, without the batch: [channels, height,
 * width].
 */
public sealed interface Layer {

  /**
   * The shape of the output.
   *
   * @throws IllegalArgumentException if it cannot be applied to such an input
   */
  List<Integer> output(List<Integer> input);

  /** The number of parameters, without running statistics. */
  default long parameters(List<Integer> input) {
    return 0;
  }

  /** Multiplications of weights with activations in one forward pass of one sample. */
  default long multiplications(List<Integer> input) {
    return 0;
  }

  /**
   * A fully connected layer.
   *
   * @param outputs length of the output vector
   */
  record Linear(int outputs, boolean bias) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      require(input.size() == 1, this, input);
      return List.of(outputs);
    }

    @Override
    public long parameters(List<Integer> input) {
      return multiplications(input) + (bias ? outputs : 0);
    }

    @Override
    public long multiplications(List<Integer> input) {
      return (long) length(input) * outputs;
    }
  }

  /** A convolution with square kernels. */
  record Convolution(int filters, int kernel, int stride, int padding, boolean bias)
      implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      require(input.size() == 3, this, input);
      return List.of(filters, side(input.get(1)), side(input.get(2)));
    }

    private int side(int input) {
      return (input + 2 * padding - kernel) / stride + 1;
    }

    @Override
    public long parameters(List<Integer> input) {
      return weights(input) + (bias ? filters : 0);
    }

    @Override
    public long multiplications(List<Integer> input) {
      return weights(input) * length(output(input)) / filters;
    }

    private long weights(List<Integer> input) {
      return (long) kernel * kernel * input.get(0) * filters;
    }
  }

  /** A transposed convolution with square kernels. */
  record TransposedConvolution(int filters, int kernel, int stride, int padding, boolean bias)
      implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      require(input.size() == 3, this, input);
      return List.of(filters, side(input.get(1)), side(input.get(2)));
    }

    private int side(int input) {
      return (input - 1) * stride - 2 * padding + kernel;
    }

    @Override
    public long parameters(List<Integer> input) {
      return weights(input) + (bias ? filters : 0);
    }

    @Override
    public long multiplications(List<Integer> input) {
      return weights(input) * length(input) / input.get(0);
    }

    private long weights(List<Integer> input) {
      return (long) kernel * kernel * input.get(0) * filters;
    }
  }

  /** Batch normalization over features or channels: momentum 0.1, ε 1e-5, scale 1, shift 0. */
  record BatchNormalization() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public long parameters(List<Integer> input) {
      return 2L * input.get(0);
    }
  }

  /** A function of every number on its own. */
  enum Activation implements Layer {
    /** max(x, 0). */
    RELU,
    /** max(x, 0.2 x). */
    LEAKY_RELU,
    /** The hyperbolic tangent. */
    TANH;

    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }
  }

  /** The same numbers in another shape. */
  record Reshape(List<Integer> shape) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      require(length(input) == length(shape), this, input);
      return shape;
    }
  }

  /**
   * Reads a layer as the tables write it, such as {@code conv 64 k4 s2 p1 bias}.
   *
   * @throws IllegalArgumentException if there is no such layer
   */
  static Layer parse(String text) {
    List<String> words = List.of(text.split(" "));
    Iterator<Integer> numbers = numbers(words).iterator();
    boolean bias = words.contains("bias");
    return switch (words.get(0)) {
      case "linear" -> new Linear(numbers.next(), bias);
      case "conv" ->
          new Convolution(numbers.next(), numbers.next(), numbers.next(), numbers.next(), bias);
      case "deconv" ->
          new TransposedConvolution(
              numbers.next(), numbers.next(), numbers.next(), numbers.next(), bias);
      case "batch-norm" -> new BatchNormalization();
      case "relu" -> Activation.RELU;
      case "leaky-relu" -> Activation.LEAKY_RELU;
      case "tanh" -> Activation.TANH;
      case "reshape" -> new Reshape(numbers(words));
      default -> throw new IllegalArgumentException("no such layer: " + text);
    };
  }

  private static List<Integer> numbers(List<String> words) {
    List<Integer> numbers = new ArrayList<>();
    for (String word : words) {
      if (word.matches("[ksp]?[0-9]+")) {
        numbers.add(Integer.valueOf(word.replaceFirst("^[ksp]", "")));
      }
    }
    return List.copyOf(numbers);
  }

  private static void require(boolean fits, Layer layer, List<Integer> input) {
    if (!fits) {
      throw new IllegalArgumentException(layer + " does not fit an input of " + input);
    }
  }

  /** How many numbers make an array of a shape. */
  static int length(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
