package org.gan4j.nn.layers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.network.Parameters.Role;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Lays out the parameters of any {@link FastLayer} as Deeplearning4j requires. */
final class SpecInitializer implements ParamInitializer {
  static final SpecInitializer INSTANCE = new SpecInitializer();

  private SpecInitializer() {}

  private static List<ParameterSpec> specs(Layer layer) {
    return ((FastLayer) layer).parameters();
  }

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return numParams(configuration.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return specs(layer).stream().mapToLong(ParameterSpec::length).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return specs(layer).stream().map(ParameterSpec::key).toList();
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return keys(layer, Role.WEIGHT);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return keys(layer, Role.BIAS);
  }

  private static List<String> keys(Layer layer, Role role) {
    return specs(layer).stream().filter(s -> s.role() == role).map(ParameterSpec::key).toList();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return weightKeys(layer).contains(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return biasKeys(layer).contains(key);
  }

  /** The initial values that the specifications name; an {@link Initialization} draws the rest. */
  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray view, boolean initialize) {
    List<ParameterSpec> specs = specs(configuration.getLayer());
    Map<String, INDArray> parameters = views(specs, view);
    if (initialize) {
      for (ParameterSpec spec : specs) {
        Objects.requireNonNull(parameters.get(spec.key())).assign(spec.initialValue());
      }
    }
    return parameters;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray view) {
    return views(specs(configuration.getLayer()), view);
  }

  /** A view for each parameter, in its natural shape, by its key. */
  static Map<String, INDArray> views(List<ParameterSpec> specs, INDArray view) {
    Map<String, INDArray> views = new LinkedHashMap<>();
    if (specs.isEmpty()) {
      return views;
    }
    INDArray flat = view.reshape(view.length());
    long offset = 0;
    for (ParameterSpec spec : specs) {
      long end = offset + spec.length();
      INDArray part = flat.get(NDArrayIndex.interval(offset, end));
      views.put(spec.key(), part.reshape('c', spec.dimensions()));
      offset = end;
    }
    return views;
  }
}
