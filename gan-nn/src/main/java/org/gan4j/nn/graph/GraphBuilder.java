package org.gan4j.nn.graph;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Builds a {@link Graph}. Layers receive a builder that knows their parameters by key, and whose
 * values have names that begin with the layer's.
 */
@NotThreadSafe
public final class GraphBuilder {
  private final Parts parts;
  private final String network;
  private final String scope;
  private final Map<String, INDArray> parameters;
  private final @Nullable GraphValue condition;
  private final @Nullable GraphValue styles;

  /** What the builders of all layers add to. */
  private static final class Parts {
    private final List<GraphInput> inputs = new ArrayList<>();
    private final Map<String, GraphConstant> constants = new LinkedHashMap<>();
    private final List<GraphOperation> operations = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();

    /** The name itself, or with a number if there is such a value. */
    String unique(String name) {
      int count = names.merge(name, 1, Integer::sum);
      return count == 1 ? name : unique(name + "-" + count);
    }
  }

  /**
   * A graph without anything.
   *
   * @param network its name in messages, such as {@code generator}
   */
  public GraphBuilder(String network) {
    this(new Parts(), network, "", Map.of(), null, null);
  }

  private GraphBuilder(
      Parts parts,
      String network,
      String scope,
      Map<String, INDArray> parameters,
      @Nullable GraphValue condition,
      @Nullable GraphValue styles) {
    this.parts = parts;
    this.network = network;
    this.scope = scope;
    this.parameters = parameters;
    this.condition = condition;
    this.styles = styles;
  }

  /** For the layers of a network, with its parameters and its condition. */
  public GraphBuilder forNetwork(Parameters values, @Nullable GraphValue networkCondition) {
    Map<String, INDArray> named =
        values.named().stream().collect(Collectors.toMap(Parameter::name, Parameter::value));
    return new GraphBuilder(parts, network, scope, named, networkCondition, null);
  }

  /** For a layer whose parameters and values have names that begin with a prefix. */
  public GraphBuilder within(String prefix) {
    return new GraphBuilder(parts, network, scope + prefix, parameters, condition, styles);
  }

  /** For the layers of a block that are modulated by styles, [batch, places · size]. */
  public GraphBuilder withStyles(GraphValue given) {
    return new GraphBuilder(parts, network, scope, parameters, condition, given);
  }

  /** Adds an input, [batch, shape]. */
  public GraphValue input(String name, SampleShape shape) {
    GraphValue value = new GraphValue(parts.unique(name));
    parts.inputs.add(new GraphInput(value, shape));
    return value;
  }

  /**
   * The network's condition.
   *
   * @throws IllegalStateException if it has none
   */
  public GraphValue condition() {
    return present(condition, "condition");
  }

  /**
   * The styles of the block that a layer is in.
   *
   * @throws IllegalStateException if there are none
   */
  public GraphValue styles() {
    return present(styles, "styles");
  }

  private static GraphValue present(@Nullable GraphValue value, String name) {
    if (value == null) {
      throw new IllegalStateException("the network has no " + name);
    }
    return value;
  }

  /**
   * A parameter of the layer, as float32.
   *
   * @param key its key in the layer
   * @param permutation which of its dimensions become the first, second, …; none keeps them
   */
  public GraphValue parameter(String key, int... permutation) {
    return derived(key, value -> permutation.length == 0 ? value : value.permute(permutation));
  }

  /**
   * Numbers that are computed from a parameter of the layer, as float32.
   *
   * @param key its key in the layer
   * @param function the computation; it may return a view of the parameter, and does not change it
   */
  public GraphValue derived(String key, Function<INDArray, INDArray> function) {
    INDArray value = function.apply(value(key));
    try (INDArray copy = value.castTo(DataType.FLOAT).dup('c')) {
      return constant(key, copy.data().asFloat(), value.shape());
    }
  }

  /** The numbers of a parameter of the layer, in C order. */
  public double[] numbers(String key) {
    try (INDArray copy = value(key).castTo(DataType.DOUBLE).dup('c')) {
      return copy.data().asDouble();
    }
  }

  private INDArray value(String key) {
    INDArray value = parameters.get(scope + key);
    if (value == null) {
      throw new IllegalStateException("there is no parameter " + scope + key);
    }
    return value;
  }

  /**
   * Adds an array of float32.
   *
   * @param name within the layer
   * @param numbers in C order
   * @param shape none for a single number
   */
  public GraphValue constant(String name, float[] numbers, long... shape) {
    String unique = parts.unique(scope + name);
    List<Long> dimensions = Arrays.stream(shape).boxed().toList();
    return add(new GraphConstant.Floats(unique, dimensions, FloatBuffer.wrap(numbers.clone())));
  }

  /** Adds a single number of float32. */
  public GraphValue constant(String name, double number) {
    return constant(name, new float[] {(float) number});
  }

  /** Adds a vector of whole numbers, such as a shape. */
  public GraphValue integers(String name, long... numbers) {
    List<Long> all = Arrays.stream(numbers).boxed().toList();
    return add(new GraphConstant.Integers(parts.unique(scope + name), all, false));
  }

  /** Adds a single whole number. */
  public GraphValue integer(String name, long number) {
    return add(new GraphConstant.Integers(parts.unique(scope + name), List.of(number), true));
  }

  private GraphValue add(GraphConstant constant) {
    parts.constants.put(constant.name(), constant);
    return new GraphValue(constant.name());
  }

  /** Adds an operation without attributes. */
  public GraphValue apply(String operator, GraphValue... inputs) {
    return apply(operator, Map.of(), inputs);
  }

  /**
   * Adds an operation.
   *
   * @param operator of ONNX, operator set 17
   * @param attributes by name: a {@link Long}, a {@link Float}, a {@link String} or a list of longs
   * @param inputs in the operator's order
   * @return its output
   */
  public GraphValue apply(String operator, Map<String, Object> attributes, GraphValue... inputs) {
    return apply(operator, attributes, 1, inputs).get(0);
  }

  /** Adds an operation with several outputs. */
  public List<GraphValue> apply(
      String operator, Map<String, Object> attributes, int outputs, GraphValue... inputs) {
    String name = scope + operator.toLowerCase(Locale.ROOT);
    List<GraphValue> made = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      made.add(new GraphValue(parts.unique(name)));
    }
    parts.operations.add(new GraphOperation(operator, List.of(inputs), made, attributes));
    return made;
  }

  /** Gives the numbers of each sample another shape, in C order. */
  public GraphValue reshape(GraphValue value, SampleShape shape) {
    long[] dimensions = shape.batch(0); // 0 stands for the batch
    return apply("Reshape", value, integers("shape", dimensions));
  }

  /** Changes the order of the dimensions. */
  public GraphValue transpose(GraphValue value, int... permutation) {
    List<Long> order = Arrays.stream(permutation).mapToObj(Long::valueOf).toList();
    return apply("Transpose", Map.of("perm", order), value);
  }

  /** Joins arrays along features or channels. */
  public GraphValue concatenate(GraphValue... values) {
    return apply("Concat", Map.of("axis", 1L), values);
  }

  /**
   * A vector of each sample as an image that is equal everywhere.
   *
   * @param vector [batch, length]
   * @return [batch, length, height, width]
   */
  public GraphValue planes(GraphValue vector, int height, int width) {
    float[] ones = new float[height * width];
    Arrays.fill(ones, 1);
    return apply("Mul", pixels(vector), constant("ones", ones, 1, 1, height, width));
  }

  /** A vector of each sample, [batch, length], as images of one pixel. */
  public GraphValue pixels(GraphValue vector) {
    return apply("Unsqueeze", vector, integers("axes", 2, 3));
  }

  /** Adds a vector of each sample to it, as further features or channels. */
  public GraphValue append(GraphValue value, SampleShape shape, GraphValue vector) {
    return concatenate(
        value, shape.isImage() ? planes(vector, shape.height(), shape.width()) : vector);
  }

  /**
   * The refusal of a layer without an exported form, which names it.
   *
   * @return to be thrown
   */
  public GanException unsupported(Layer layer) {
    String name = layer.getClass().getSimpleName();
    return GanException.usage(
        "the layer " + name + " cannot be exported: it does not say how",
        network + ", layer " + scope.replaceFirst("[/.]$", ""),
        "export another network with --player; the authors of a layer override FastLayer.export");
  }

  /**
   * The graph so far.
   *
   * @param output what the network returns
   * @param shape of one sample of it
   */
  public Graph build(GraphValue output, SampleShape shape) {
    return new Graph(
        parts.inputs, List.copyOf(parts.constants.values()), parts.operations, output, shape);
  }
}
