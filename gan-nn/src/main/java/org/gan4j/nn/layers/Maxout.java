package org.gan4j.nn.layers;

import java.util.ArrayList;
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
 * Maxout: each output is the greatest of several linear functions of the input, y_j = max_p (x W_p
 * + b_p)_j, [batch, in] to [batch, outputs]. Goodfellow et al., "Maxout networks", ICML 2013.
 *
 * <p>Each piece has weights [in, outputs] and a bias [outputs] of its own.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class Maxout extends FastLayer {
  private static final long serialVersionUID = 1L;

  /** Each has parameters and gradients with names of their own. */
  private static final int MOST_PIECES = 100;

  private long inputs;
  private final int outputs;
  private final int pieces;

  /**
   * A layer.
   *
   * @param outputs how many outputs per sample
   * @param pieces how many linear functions each output is the maximum of, at most 100
   */
  public Maxout(int outputs, int pieces) {
    Require.atLeast("outputs", outputs, 1);
    Require.atLeast("pieces", pieces, 1);
    Require.atMost("pieces", pieces, MOST_PIECES);
    this.outputs = outputs;
    this.pieces = pieces;
  }

  int outputs() {
    return outputs;
  }

  int pieces() {
    return pieces;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    inputs = VectorLayers.length(this, input);
    return SampleShape.vector(outputs);
  }

  @Override
  public List<ParameterSpec> parameters() {
    List<ParameterSpec> parameters = new ArrayList<>();
    for (int piece = 0; piece < pieces; piece++) {
      parameters.add(
          ParameterSpec.weights(weights(piece), inputs, outputs, inputs, (long) outputs));
      parameters.add(ParameterSpec.bias(bias(piece), inputs, outputs));
    }
    return parameters;
  }

  static String weights(int piece) {
    return "weights-" + piece;
  }

  static String bias(int piece) {
    return "bias-" + piece;
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  protected List<Object> settings() {
    return List.of(inputs, outputs, pieces);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphValue[] all = new GraphValue[pieces];
    for (int piece = 0; piece < pieces; piece++) {
      all[piece] =
          graph.apply("Gemm", input, graph.parameter(weights(piece)), graph.parameter(bias(piece)));
    }
    return pieces == 1 ? all[0] : graph.apply("Max", all);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    TorchAxis output = TorchAxis.made(outputs);
    TorchLayout module =
        layout.module(String.format(Locale.ROOT, "Maxout(%d, %d, %d)", inputs, outputs, pieces));
    for (int piece = 0; piece < pieces; piece++) {
      module.permuted(
          "pieces." + piece + ".weight", weights(piece), new int[] {1, 0}, output, input);
      module.tensor("pieces." + piece + ".bias", bias(piece), output);
    }
    return output;
  }

  @Override
  protected FastRuntime<Maxout> runtime(NeuralNetConfiguration configuration, DataType dataType) {
    return new MaxoutRuntime(configuration, dataType);
  }
}
