package org.gan4j.nn.layers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ArrayOperations;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The part of a layer that computes. A subclass writes {@link #forward} and {@link #backward};
 * everything that Deeplearning4j asks of a layer is here.
 *
 * <p>Not thread-safe.
 *
 * @param <C> its configuration
 */
public abstract class FastRuntime<C extends FastLayer> extends AbstractLayer<C>
    implements PlayerLayer {
  private static final long serialVersionUID = 1L;

  private final transient ArrayOperations operations = new ArrayOperations();
  private final transient List<AutoCloseable> memory = new ArrayList<>();
  private Map<String, INDArray> parameters = Map.of();
  private transient Map<String, INDArray> gradients = Map.of();
  private transient Map<String, INDArray> gradientRows = new LinkedHashMap<>();
  private @Nullable INDArray parameterVector;
  private transient @Nullable INDArray gradientVector;

  /** Called by a configuration's {@link FastLayer#runtime}. */
  protected FastRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  /** What it computes with. */
  protected final ArrayOperations operations() {
    return operations;
  }

  /** Memory that is freed with the layer. */
  protected final ReusableArray reusable() {
    return keep(new ReusableArray(getDataType()));
  }

  /**
   * What a forward pass has left.
   *
   * @throws IllegalStateException if there was none
   */
  protected static <T> T requireForward(@Nullable T left) {
    if (left == null) {
      throw new IllegalStateException("there was no forward pass");
    }
    return left;
  }

  /** A row of equal numbers that is freed with the layer. */
  final ConstantRow constantRow() {
    return keep(new ConstantRow(getDataType()));
  }

  /** Frees something with the layer. */
  protected final <T extends AutoCloseable> T keep(T part) {
    memory.add(part);
    return part;
  }

  /** The value of a parameter, in its natural shape. */
  protected final INDArray parameter(String key) {
    return present(parameters, key);
  }

  /** The place where a parameter's gradient is added to, in its natural shape. */
  protected final INDArray gradient(String key) {
    return present(gradients, key);
  }

  /** {@link #gradient(String)} as a row [1, length]. */
  protected final INDArray gradientRow(String key) {
    return gradientRows.computeIfAbsent(
        key,
        name -> {
          INDArray gradient = gradient(name);
          return gradient.reshape('c', 1, gradient.length());
        });
  }

  private static INDArray present(Map<String, INDArray> arrays, String key) {
    INDArray array = arrays.get(key);
    if (array == null) {
      throw new IllegalStateException("no " + key + " among " + arrays.keySet());
    }
    return array;
  }

  @Override
  public void close() {
    for (AutoCloseable part : memory) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    input = null;
  }

  // What follows is for networks that are run by Deeplearning4j itself. They get copies, since they
  // keep outputs for longer than a pass.

  @Override
  public final INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    RandomKey key = new RandomKey(training ? Nd4j.getRandom().nextLong() : 0);
    INDArray output = forward(input, training ? Mode.TRAIN : Mode.INFER, key);
    return workspaces.dup(ArrayType.ACTIVATIONS, output);
  }

  @Override
  public final Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaces) {
    if (gradientVector != null) {
      gradientVector.assign(0);
    }
    INDArray inputGradient =
        Objects.requireNonNull(
            backward(epsilon, gradientVector == null ? Wrt.INPUT : Wrt.BOTH),
            "a layer gives its input gradient where it is asked for");
    Gradient gradient = new DefaultGradient(gradientVector);
    gradients.forEach(gradient::setGradientFor);
    return new Pair<>(gradient, workspaces.dup(ArrayType.ACTIVATION_GRAD, inputGradient));
  }

  @Override
  public final boolean isPretrainLayer() {
    return false;
  }

  @Override
  public final void clearNoiseWeightParams() {
    // There is no weight noise.
  }

  @Override
  public final long numParams() {
    return parameterVector == null ? 0 : parameterVector.length();
  }

  @Override
  public final @Nullable INDArray params() {
    return parameterVector;
  }

  @Override
  public final INDArray getParam(String key) {
    return parameter(key);
  }

  @Override
  public final void setParam(String key, INDArray value) {
    parameter(key).assign(value);
  }

  @Override
  public final Map<String, INDArray> paramTable(boolean backpropOnly) {
    return parameters;
  }

  @Override
  public final void setParamTable(Map<String, INDArray> table) {
    parameters = table;
  }

  @Override
  public final void setParams(@Nullable INDArray values) {
    if (values != null && values != parameterVector && parameterVector != null) {
      parameterVector.assign(values.reshape(values.length()));
    }
  }

  @Override
  public final void setParamsViewArray(@Nullable INDArray view) {
    parameterVector = view;
  }

  @Override
  public final @Nullable INDArray getGradientsViewArray() {
    return gradientVector;
  }

  @Override
  public final void setBackpropGradientsViewArray(@Nullable INDArray view) {
    gradientVector = view;
    gradientRows.clear();
    gradients =
        view == null ? Map.of() : layerConf().initializer().getGradientsFromFlattened(conf(), view);
  }

  @Override
  public final boolean updaterDivideByMinibatch(String key) {
    return layerConf().parameters().stream()
        .noneMatch(
            spec ->
                spec.key().equals(key)
                    && spec.role() == org.gan4j.api.network.Parameters.Role.STATISTIC);
  }
}
