package org.gan4j.onnx;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gan4j.nn.graph.Graph;
import org.gan4j.nn.graph.GraphConstant;
import org.gan4j.nn.graph.GraphConstant.Floats;
import org.gan4j.nn.graph.GraphOperation;
import org.gan4j.nn.graph.GraphValue;
import org.jspecify.annotations.Nullable;

/**
 * Folds batch normalizations into the linear map before them: with running statistics, γ (W x + b -
 * μ) / √(σ² + ε) + β is (f W) x + f (b - μ) + β with f = γ / √(σ² + ε). Others stay.
 */
final class BatchNormFolding {
  private static final Set<String> LINEAR = Set.of("Conv", "ConvTranspose", "Gemm");

  private final Graph graph;
  private final Map<String, GraphConstant> constants = new LinkedHashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();

  /** The latest operation that makes a value, by the value's name. */
  private final Map<String, Integer> makers = new HashMap<>();

  private final List<@Nullable GraphOperation> operations = new ArrayList<>();

  private BatchNormFolding(Graph graph) {
    this.graph = graph;
    graph.constants().forEach(constant -> constants.put(constant.name(), constant));
    graph.operations().forEach(operation -> operation.inputs().forEach(this::count));
    count(graph.output());
  }

  private void count(GraphValue value) {
    uses.merge(value.name(), 1, Integer::sum);
  }

  /** The graph with as few batch normalizations as possible. */
  static Graph of(Graph graph) {
    return new BatchNormFolding(graph).folded();
  }

  private Graph folded() {
    for (GraphOperation operation : graph.operations()) {
      Integer linear = makers.get(operation.inputs().get(0).name());
      GraphOperation before = linear == null ? null : operations.get(linear);
      if (before != null && isFoldable(before, operation)) {
        operations.set(Objects.requireNonNull(linear), null);
        add(folded(before, operation));
      } else {
        add(operation);
      }
    }
    List<GraphOperation> left = operations.stream().filter(Objects::nonNull).toList();
    Set<String> used = new HashSet<>();
    left.forEach(operation -> operation.inputs().forEach(value -> used.add(value.name())));
    List<GraphConstant> needed =
        constants.values().stream().filter(constant -> used.contains(constant.name())).toList();
    return new Graph(graph.inputs(), needed, left, graph.output(), graph.outputShape());
  }

  private void add(GraphOperation operation) {
    operation.outputs().forEach(value -> makers.put(value.name(), operations.size()));
    operations.add(operation);
  }

  private boolean isFoldable(GraphOperation linear, GraphOperation normalization) {
    return normalization.operator().equals("BatchNormalization")
        && LINEAR.contains(linear.operator())
        && uses.getOrDefault(linear.outputs().get(0).name(), 0) == 1
        && constants.get(linear.inputs().get(1).name()) instanceof Floats;
  }

  private GraphOperation folded(GraphOperation linear, GraphOperation normalization) {
    float[] scale = numbers(normalization, 1);
    float[] shift = numbers(normalization, 2);
    float[] mean = numbers(normalization, 3);
    float[] variance = numbers(normalization, 4);
    float epsilon = (float) Objects.requireNonNull(normalization.attributes().get("epsilon"));
    float[] bias = linear.inputs().size() > 2 ? numbers(linear, 2) : new float[scale.length];
    double[] factors = new double[scale.length];
    for (int c = 0; c < factors.length; c++) {
      factors[c] = scale[c] / Math.sqrt((double) variance[c] + epsilon);
      bias[c] = (float) (factors[c] * ((double) bias[c] - mean[c]) + shift[c]);
    }
    Floats weights = floats(linear, 1);
    Floats scaled = scaled(weights, linear.operator().equals("Conv") ? 0 : 1, factors);
    Floats biases =
        new Floats(
            normalization.inputs().get(2).name() + "-folded",
            List.of((long) bias.length),
            FloatBuffer.wrap(bias));
    constants.put(scaled.name(), scaled);
    constants.put(biases.name(), biases);
    return new GraphOperation(
        linear.operator(),
        List.of(
            linear.inputs().get(0), new GraphValue(scaled.name()), new GraphValue(biases.name())),
        normalization.outputs(),
        linear.attributes());
  }

  /** Weights times a factor of each output, which one dimension counts. */
  private static Floats scaled(Floats weights, int dimension, double... factors) {
    float[] numbers = weights.toArray();
    long inner =
        weights.shape().subList(dimension + 1, weights.shape().size()).stream()
            .reduce(1L, Math::multiplyExact);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (numbers[i] * factors[(int) (i / inner % factors.length)]);
    }
    return new Floats(weights.name() + "-folded", weights.shape(), FloatBuffer.wrap(numbers));
  }

  private Floats floats(GraphOperation operation, int input) {
    if (constants.get(operation.inputs().get(input).name()) instanceof Floats floats) {
      return floats;
    }
    throw new IllegalStateException(operation.operator() + " has no constant input " + input);
  }

  private float[] numbers(GraphOperation operation, int input) {
    return floats(operation, input).toArray();
  }
}
