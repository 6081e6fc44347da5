package org.gan4j.nn.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Collects the parameters of a network under the names that they have in PyTorch, where the network
 * is a {@code torch.nn.Sequential}: its modules are counted from 0, functions without parameters
 * included. Layers receive a layout that knows their parameters by key.
 */
@NotThreadSafe
public final class TorchLayout {
  private final Parts parts;
  private final String network;
  private final String prefix;
  private final String scope;
  private final Map<String, INDArray> parameters;
  private final int[] next;

  /** What the layouts of all layers add to. */
  private static final class Parts {
    private final List<TorchTensor> tensors = new ArrayList<>();
    private final Map<String, String> modules = new LinkedHashMap<>();
  }

  /**
   * A layout without anything.
   *
   * @param network its name in messages, such as {@code generator}
   */
  public TorchLayout(String network) {
    this(new Parts(), network, "", "", Map.of(), new int[1]);
  }

  private TorchLayout(
      Parts parts,
      String network,
      String prefix,
      String scope,
      Map<String, INDArray> parameters,
      int... next) {
    this.parts = parts;
    this.network = network;
    this.prefix = prefix;
    this.scope = scope;
    this.parameters = parameters;
    this.next = next;
  }

  /** For the layers of a network, with its parameters. */
  public TorchLayout forNetwork(Parameters values) {
    Map<String, INDArray> named =
        values.named().stream().collect(Collectors.toMap(Parameter::name, Parameter::value));
    return new TorchLayout(parts, network, prefix, scope, named, next);
  }

  /** For a layer whose parameters have names that begin with a prefix. */
  public TorchLayout within(String parameterPrefix) {
    return new TorchLayout(parts, network, prefix, scope + parameterPrefix, parameters, next);
  }

  /**
   * Counts a module.
   *
   * @param text what makes it in Python, such as {@code ReLU()}; of a module that PyTorch does not
   *     have, its name
   * @return for its tensors and the modules in it
   */
  public TorchLayout module(String text) {
    String name = prefix + next[0]++;
    parts.modules.put(name, text);
    return new TorchLayout(parts, network, name + ".", scope, parameters, new int[1]);
  }

  /** For modules in a module, such as {@code layers}, which are counted from 0. */
  public TorchLayout sequential(String name) {
    return new TorchLayout(parts, network, prefix + name + ".", scope, parameters, new int[1]);
  }

  /** Adds a parameter whose dimensions have the same order. */
  public void tensor(String name, String key, @Nullable TorchAxis... axes) {
    permuted(name, key, IntStream.range(0, axes.length).toArray(), axes);
  }

  /**
   * Adds a parameter of the layer.
   *
   * @param name within the module, such as {@code weight}
   * @param key its key in the layer
   * @param permutation which dimension of the parameter each dimension of the tensor is
   * @param axes the order of each dimension of the tensor; null where it is the same
   */
  public void permuted(String name, String key, int[] permutation, @Nullable TorchAxis... axes) {
    INDArray value = parameters.get(scope + key);
    if (value == null) {
      throw new IllegalStateException("there is no parameter " + scope + key);
    }
    List<Long> shape = Arrays.stream(permutation).mapToObj(value::size).toList();
    List<Integer> order = Arrays.stream(permutation).boxed().toList();
    parts.tensors.add(new TorchTensor(prefix + name, value, shape, order, Arrays.asList(axes)));
  }

  /**
   * Adds numbers that are no parameter, such as the noise of inference. They are written, and
   * ignored where the tensors are read.
   *
   * @param name within the module, such as {@code noise}
   * @param numbers in C order
   */
  public void constant(String name, float[] numbers, long... shape) {
    List<Integer> order = IntStream.range(0, shape.length).boxed().toList();
    parts.tensors.add(
        new TorchTensor(
            prefix + name,
            Nd4j.create(numbers, shape, 'c'),
            Arrays.stream(shape).boxed().toList(),
            order,
            Collections.nCopies(shape.length, null)));
  }

  /**
   * The features of a vector become an image, of which GAN4J counts the channels last.
   *
   * @throws GanException of kind USAGE if their order is given
   */
  public void reorder(TorchAxis vector, SampleShape image, Layer layer) {
    if (!vector.isFree()) {
      throw unsupported(layer);
    }
    vector.becomes(image);
  }

  /**
   * The refusal of a layer without a form in PyTorch, which names it.
   *
   * @return to be thrown
   */
  public GanException unsupported(Layer layer) {
    return GanException.usage(
        "the layer " + layer.getClass().getSimpleName() + " has no form as a module of PyTorch",
        network + ", layer " + scope.replaceFirst("[/.]$", ""),
        "export the network as ONNX, which PyTorch users run with onnxruntime");
  }

  /** The tensors, in the order of the modules. */
  public List<TorchTensor> tensors() {
    return List.copyOf(parts.tensors);
  }

  /** What makes each module, by its name. */
  public Map<String, String> modules() {
    return new LinkedHashMap<>(parts.modules);
  }
}
