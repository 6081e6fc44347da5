package org.gan4j.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Parameters;
import org.gan4j.nn.arrays.ArrayOperations;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.LayerNames;
import org.gan4j.nn.layers.ParameterSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The parameters of a network of layers.
 *
 * <p>Layers write the decrements of running statistics into the gradient, as Deeplearning4j does.
 * After each backward pass the decrements are removed from the gradient and recorded.
 */
final class FlatParameters implements Parameters, AutoCloseable {
  private final INDArray values;
  private final INDArray gradient;
  private final INDArray overwritten;
  private final ArrayOperations operations = new ArrayOperations();
  private final List<Parameter> named = new ArrayList<>();
  private final List<Statistic> statistics = new ArrayList<>();

  /** Whether the gradient must still be set to zero, which is slow for millions of parameters. */
  private boolean outdated;

  /** A running statistic of a layer, and the sum of its pending decrements. */
  private static final class Statistic {
    private final int layer;
    private final INDArray value;
    private final INDArray gradient;
    private final INDArray recorded;
    private int recordings;

    private Statistic(int layer, Parameter parameter) {
      this.layer = layer;
      value = parameter.value();
      gradient = parameter.gradient();
      recorded = Nd4j.createUninitializedDetached(value.dataType(), 'c', value.shape());
      recorded.assign(0);
    }
  }

  FlatParameters(Blueprint blueprint) {
    long count = blueprint.parameterCount();
    if (count == 0) {
      throw new IllegalArgumentException("a network without parameters cannot learn");
    }
    values = Nd4j.createUninitializedDetached(blueprint.dataType(), 'c', count);
    gradient = Nd4j.createUninitializedDetached(blueprint.dataType(), 'c', count);
    overwritten = overwritten(blueprint);
    values.assign(0);
    gradient.assign(0);
  }

  /** Where Deeplearning4j's own layers write their gradients: as long as needed for them. */
  private static INDArray overwritten(Blueprint blueprint) {
    return Nd4j.createUninitializedDetached(
        blueprint.dataType(), 'c', blueprint.hasStockLayers() ? blueprint.parameterCount() : 1);
  }

  /** Draws the initial values and finds the names. Uses layer objects of its own. */
  void initialize(Blueprint blueprint, Initialization initialization, RandomKey key) {
    try (ThreadRandomness ignored = ThreadRandomness.of(key)) {
      for (int i = 0; i < blueprint.size(); i++) {
        if (blueprint.hasParameters(i)) {
          initialize(blueprint, i, initialization, key.split(i));
        }
      }
    }
  }

  private void initialize(
      Blueprint blueprint, int index, Initialization initialization, RandomKey key) {
    NeuralNetConfiguration configuration = blueprint.configuration().getConf(index);
    ParamInitializer initializer = blueprint.layer(index).initializer();
    Map<String, INDArray> parts =
        initializer.init(configuration, blueprint.part(values, index), true);
    Map<String, INDArray> gradients =
        initializer.getGradientsFromFlattened(configuration, blueprint.part(gradient, index));
    Map<String, ParameterSpec> own = ownSpecs(blueprint.layer(index));
    String prefix = LayerNames.of(index, blueprint.layer(index)) + "/";
    parts.forEach(
        (name, value) -> {
          ParameterSpec known = own.get(name);
          ParameterSpec spec = known == null ? spec(blueprint.layer(index), name, value) : known;
          if (spec.role() == Role.WEIGHT
              || (spec.role() == Role.BIAS && isOurs(blueprint, index))) {
            initialization.fill(key.split(name), value, spec);
          }
          if (spec.role() == Role.WEIGHT && spec.gain() != 1) {
            value.muli(spec.gain());
          }
          repeat(value, spec.repeats());
          add(
              index,
              new Parameter(
                  prefix + name, value, Objects.requireNonNull(gradients.get(name)), spec.role()));
        });
  }

  /** Neighbours along the last dimension get the values of the first of them. */
  private static void repeat(INDArray value, int count) {
    if (count > 1) {
      INDArray groups = value.reshape('c', value.length() / count, count);
      INDArray first = groups.getColumn(0).dup();
      for (int i = 1; i < count; i++) {
        groups.putColumn(i, first);
      }
    }
  }

  private static boolean isOurs(Blueprint blueprint, int index) {
    return blueprint.layer(index) instanceof FastLayer;
  }

  private void add(int layer, Parameter parameter) {
    named.add(parameter);
    if (parameter.role() == Role.STATISTIC) {
      statistics.add(new Statistic(layer, parameter));
    }
  }

  /** The specifications of a layer of this module; empty for Deeplearning4j's own. */
  private static Map<String, ParameterSpec> ownSpecs(Layer layer) {
    return layer instanceof FastLayer fast
        ? fast.parametersWithGain().stream()
            .collect(Collectors.toMap(ParameterSpec::key, spec -> spec))
        : Map.of();
  }

  /** Of one of Deeplearning4j's own layers. */
  private static ParameterSpec spec(Layer layer, String name, INDArray value) {
    List<Long> shape = java.util.Arrays.stream(value.shape()).boxed().toList();
    long receptiveField = 1;
    for (int dimension = 2; dimension < value.rank(); dimension++) {
      receptiveField *= value.size(dimension);
    }
    // Dense weights are [in, out], those of convolutions [out, in, height, width].
    boolean matrix = value.rank() == 2;
    long fanIn = value.rank() < 2 ? 1 : value.size(matrix ? 0 : 1) * receptiveField;
    long fanOut = value.rank() < 2 ? 1 : value.size(matrix ? 1 : 0) * receptiveField;
    return new ParameterSpec(name, role(layer, name), shape, fanIn, fanOut, 0);
  }

  private static Role role(Layer layer, String name) {
    if (layer instanceof BatchNormalization) {
      return switch (name) {
        case BatchNormalizationParamInitializer.GAMMA, BatchNormalizationParamInitializer.BETA ->
            Role.NORMALIZATION;
        default -> Role.STATISTIC;
      };
    }
    if (name.equals(DefaultParamInitializer.GAIN_KEY)) {
      return Role.NORMALIZATION;
    }
    return layer.initializer().isBiasParam(layer, name) ? Role.BIAS : Role.WEIGHT;
  }

  @Override
  public INDArray values() {
    return values;
  }

  @Override
  public INDArray gradient() {
    refresh();
    return gradient;
  }

  @Override
  public List<Parameter> named() {
    refresh();
    return Collections.unmodifiableList(named);
  }

  /** Where a layer writes its gradient. */
  INDArray gradientOf(Blueprint blueprint, int index) {
    return blueprint.part(blueprint.overwritesGradient(index) ? overwritten : gradient, index);
  }

  /** Adds the gradient that a layer has written over what was there. */
  void accumulate(Blueprint blueprint, int index) {
    blueprint.part(gradient, index).addi(blueprint.part(overwritten, index));
  }

  /**
   * Takes out of the gradient what a backward pass recorded about running statistics.
   *
   * @param end the number of layers, from the first on, that the pass may have gone through
   */
  void recordStatistics(int end) {
    for (Statistic statistic : statistics) {
      if (statistic.layer < end) {
        operations.add(statistic.recorded, statistic.gradient, statistic.recorded);
        operations.fill(statistic.gradient, 0);
        statistic.recordings++;
      }
    }
  }

  /** One step of the optimizer, and of the running statistics. */
  void update(Optimizer optimizer, long step) {
    refresh();
    optimizer.step(values, gradient, step);
    for (Statistic statistic : statistics) {
      if (statistic.recordings > 0) {
        operations.scale(statistic.recorded, 1.0 / statistic.recordings, statistic.recorded);
        operations.subtract(statistic.value, statistic.recorded, statistic.value);
      }
    }
    forgetGradient();
  }

  @Override
  public void clearGradient() {
    forgetGradient();
    refresh();
  }

  private void forgetGradient() {
    outdated = true;
    for (Statistic statistic : statistics) {
      if (statistic.recordings > 0) {
        operations.fill(statistic.recorded, 0);
        statistic.recordings = 0;
      }
    }
  }

  /** Before anybody reads the gradient or adds to it. */
  void refresh() {
    if (outdated) {
      operations.fill(gradient, 0);
      outdated = false;
    }
  }

  @Override
  public void close() {
    values.close();
    gradient.close();
    overwritten.close();
    statistics.forEach(statistic -> statistic.recorded.close());
  }
}
