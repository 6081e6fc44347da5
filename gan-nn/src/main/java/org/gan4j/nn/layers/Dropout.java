package org.gan4j.nn.layers;

import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Inverted dropout: in training each number is kept with the given probability and divided by it,
 * and set to zero otherwise. Srivastava et al. 2014.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class Dropout extends FastLayer {
  private static final long serialVersionUID = 1L;

  private final double keep;

  /**
   * A layer.
   *
   * @param keep the probability that a number is kept, in (0, 1]
   */
  public Dropout(double keep) {
    Require.above("keep", keep, 0);
    Require.atMost("keep", keep, 1);
    this.keep = keep;
  }

  double keep() {
    return keep;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    return input;
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of();
  }

  @Override
  protected List<Object> settings() {
    return List.of(keep);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    return input;
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout.module(String.format(Locale.ROOT, "Dropout(%s)", (float) (1 - keep)));
    return input;
  }

  @Override
  protected FastRuntime<Dropout> runtime(NeuralNetConfiguration configuration, DataType dataType) {
    return new DropoutRuntime(configuration, dataType);
  }
}
