package org.gan4j.nn.layers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.nn.arrays.ArrayOperations;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The part of a layer that computes. A subclass writes {@link #forward} and {@link #backward}; this
 * class holds the views of the parameters and their gradients, and reuses memory.
 *
 * @param <C> its configuration
 */
@NotThreadSafe
public abstract class FastRuntime<C extends FastLayer> extends AbstractLayer<C>
    implements DifferentiableLayer {
  private static final long serialVersionUID = 1L;

  private final transient ArrayOperations operations = new ArrayOperations();
  private final transient List<AutoCloseable> memory = new ArrayList<>();
  private transient Map<String, INDArray> parameters = Map.of();
  private transient Map<String, INDArray> gradients = Map.of();
  private final transient Map<String, INDArray> gradientRows = new LinkedHashMap<>();

  /** Called by a configuration's {@link FastLayer#runtime}. */
  protected FastRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  /** The ND4J operations of this layer. */
  protected final ArrayOperations operations() {
    return operations;
  }

  /** Memory that is freed with the layer. */
  protected final ReusableArray reusable() {
    return keep(new ReusableArray(getDataType()));
  }

  /**
   * The state that a forward pass has left.
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

  final long parameterCount() {
    return layerConf().parameters().stream().mapToLong(ParameterSpec::length).sum();
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

  @Override
  public void setParamsViewArray(@Nullable INDArray view) {
    parameters = views(view);
  }

  @Override
  public void setBackpropGradientsViewArray(@Nullable INDArray view) {
    gradientRows.clear();
    gradients = views(view);
  }

  private Map<String, INDArray> views(@Nullable INDArray view) {
    return view == null ? Map.of() : SpecInitializer.views(layerConf().parameters(), view);
  }

  /**
   * Not supported: it does not know which gradients are needed, and would have to copy the output.
   */
  @Override
  public final INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    throw ownNetworksOnly();
  }

  /** Not supported, as {@link #activate}. */
  @Override
  public final Pair<Gradient, INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr workspaces) {
    throw ownNetworksOnly();
  }

  private UnsupportedOperationException ownNetworksOnly() {
    return new UnsupportedOperationException(
        layerConf().getClass().getSimpleName()
            + " runs in an org.gan4j.nn.LayeredNetwork, not in Deeplearning4j's own networks");
  }

  @Override
  public final boolean isPretrainLayer() {
    return false;
  }

  @Override
  public final void clearNoiseWeightParams() {
    // There is no weight noise.
  }
}
