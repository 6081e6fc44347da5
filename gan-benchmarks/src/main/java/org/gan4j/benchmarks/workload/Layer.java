package org.gan4j.benchmarks.workload;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToLongBiFunction;

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
   * Those of {@link #multiplications} that a backward pass repeats for a gradient with respect to
   * the input, which the first layer of a network does not need.
   */
  default long inputMultiplications(List<Integer> input) {
    return multiplications(input);
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

  /** A convolution with square kernels, whose channels are divided into groups. */
  record Convolution(int filters, int kernel, int stride, int padding, int groups, boolean bias)
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
      return (long) kernel * kernel * input.get(0) / groups * filters;
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

  /**
   * A residual block: the layers' output plus that of the shortcut, which may have none.
   *
   * @param layers in order
   * @param shortcut layers in order
   */
  record Residual(List<Layer> layers, List<Layer> shortcut) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      List<Integer> output = outputOf(layers, input);
      require(output.equals(outputOf(shortcut, input)), this, input);
      return output;
    }

    private static List<Integer> outputOf(List<Layer> layers, List<Integer> input) {
      List<Integer> shape = input;
      for (Layer layer : layers) {
        shape = layer.output(shape);
      }
      return shape;
    }

    @Override
    public long parameters(List<Integer> input) {
      return sum(Layer::parameters, input);
    }

    @Override
    public long multiplications(List<Integer> input) {
      return sum(Layer::multiplications, input);
    }

    private long sum(ToLongBiFunction<Layer, List<Integer>> count, List<Integer> input) {
      return sum(layers, count, input) + sum(shortcut, count, input);
    }

    private static long sum(
        List<Layer> layers, ToLongBiFunction<Layer, List<Integer>> count, List<Integer> input) {
      long sum = 0;
      List<Integer> shape = input;
      for (Layer layer : layers) {
        sum += count.applyAsLong(layer, shape);
        shape = layer.output(shape);
      }
      return sum;
    }

    @Override
    public long inputMultiplications(List<Integer> input) {
      return first(layers, input) + first(shortcut, input);
    }

    private static long first(List<Layer> layers, List<Integer> input) {
      List<Integer> shape = input;
      for (Layer layer : layers) {
        if (layer.multiplications(shape) > 0) {
          return layer.inputMultiplications(shape);
        }
        shape = layer.output(shape);
      }
      return 0;
    }
  }

  /**
   * The input, and after it, as further channels, what the layers make of it: a level of a U-Net.
   *
   * @param layers in order; the first is no activation
   */
  record Concatenated(List<Layer> layers) implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      List<Integer> made = branch().output(input);
      require(made.subList(1, 3).equals(input.subList(1, 3)), this, input);
      return List.of(input.get(0) + made.get(0), input.get(1), input.get(2));
    }

    private Architecture branch() {
      return new Architecture(0, layers);
    }

    @Override
    public long parameters(List<Integer> input) {
      return branch().countParameters(input);
    }

    @Override
    public long multiplications(List<Integer> input) {
      return branch().placed(input).stream().mapToLong(Architecture.Placed::multiplications).sum();
    }
  }

  /** A leaky ReLU with a slope for each channel that is learned, 0.25 at first. */
  record LearnedSlopes() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }

    @Override
    public long parameters(List<Integer> input) {
      return input.get(0);
    }
  }

  /** Zeros in place of half of the numbers, and twice the others. */
  record Dropout() implements Layer {
    @Override
    public List<Integer> output(List<Integer> input) {
      return input;
    }
  }

  /** A change of an image's size by a factor of 2, or to one pixel. */
  enum Resizing implements Layer {
    /** Every pixel four times. */
    UPSAMPLE,
    /** Twice as many pixels in both directions, by linear interpolation between their centres. */
    INTERPOLATE,
    /** Four channels placed side by side as 2×2 pixels. */
    SHUFFLE,
    /** The mean of 2×2 pixels. */
    POOL,
    /** The sum over all pixels. */
    SUM;

    @Override
    public List<Integer> output(List<Integer> input) {
      require(input.size() == 3, this, input);
      return switch (this) {
        case UPSAMPLE, INTERPOLATE -> List.of(input.get(0), 2 * input.get(1), 2 * input.get(2));
        case SHUFFLE -> List.of(input.get(0) / 4, 2 * input.get(1), 2 * input.get(2));
        case POOL -> List.of(input.get(0), input.get(1) / 2, input.get(2) / 2);
        case SUM -> List.of(input.get(0));
      };
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
   * Reads a layer as the tables write it, such as {@code conv 64 k4 s2 p1 bias}; {@code g8} before
   * the bias stands for eight groups.
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
          new Convolution(
              numbers.next(),
              numbers.next(),
              numbers.next(),
              numbers.next(),
              numbers.hasNext() ? numbers.next() : 1,
              bias);
      case "deconv" ->
          new TransposedConvolution(
              numbers.next(), numbers.next(), numbers.next(), numbers.next(), bias);
      case "batch-norm" -> new BatchNormalization();
      case "upsample" -> Resizing.UPSAMPLE;
      case "interpolate" -> Resizing.INTERPOLATE;
      case "shuffle" -> Resizing.SHUFFLE;
      case "pool" -> Resizing.POOL;
      case "sum" -> Resizing.SUM;
      case "relu" -> Activation.RELU;
      case "leaky-relu" -> Activation.LEAKY_RELU;
      case "prelu" -> new LearnedSlopes();
      case "dropout" -> new Dropout();
      case "tanh" -> Activation.TANH;
      case "reshape" -> new Reshape(numbers(words));
      default -> throw new IllegalArgumentException("no such layer: " + text);
    };
  }

  private static List<Integer> numbers(List<String> words) {
    List<Integer> numbers = new ArrayList<>();
    for (String word : words) {
      if (word.matches("[kspg]?[0-9]+")) {
        numbers.add(Integer.valueOf(word.replaceFirst("^[kspg]", "")));
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
