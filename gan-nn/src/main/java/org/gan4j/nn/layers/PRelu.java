package org.gan4j.nn.layers;

import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A leaky ReLU that learns its slopes: y = max(x, 0) + a · min(x, 0), with a slope a for each
 * feature of vectors [batch, features], or each channel of images [batch, channels, height, width].
 * He et al., "Delving deep into rectifiers", 2015, equation 1.
 *
 * <p>Parameter slopes a [features], all 0.25 at the start, as in the paper, which lets no weight
 * decay pull them to zero either.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class PRelu extends FastLayer {
  private static final long serialVersionUID = 1L;
  static final String SLOPES = "slopes";

  /** He et al. 2015, section 2.1. */
  private static final double INITIAL_SLOPE = 0.25;

  private int features;
  private boolean image;

  int features() {
    return features;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    image = input.isImage();
    features = input.isImage() ? input.channels() : input.length();
    return input;
  }

  /** Slopes are scales: regularizers of weights leave them alone, and initializations, too. */
  @Override
  public List<ParameterSpec> parameters() {
    return List.of(ParameterSpec.vector(SLOPES, Role.NORMALIZATION, features, INITIAL_SLOPE));
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  protected List<Object> settings() {
    return List.of(features);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphValue slopes =
        graph.derived(
            SLOPES, values -> image ? values.reshape('c', values.length(), 1, 1) : values);
    return graph.apply("PRelu", input, slopes);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout
        .module(String.format(Locale.ROOT, "PReLU(%d)", features))
        .tensor("weight", SLOPES, input);
    return input;
  }

  @Override
  protected FastRuntime<PRelu> runtime(NeuralNetConfiguration configuration, DataType dataType) {
    return new PReluRuntime(configuration, dataType);
  }
}
