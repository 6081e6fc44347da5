package org.gan4j.nn.layers;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.nd4j.linalg.api.buffer.DataType;

/** An image that is a parameter, the same for every sample: [batch, …] to [batch, image]. */
final class LearnedConstant extends FastLayer {
  private static final long serialVersionUID = 1L;
  static final String VALUE = "value";

  private final transient SampleShape image;

  LearnedConstant(SampleShape image) {
    this.image = image;
  }

  SampleShape image() {
    return image;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    return image;
  }

  /** With the channels last, and drawn as weights are. */
  @Override
  public List<ParameterSpec> parameters() {
    List<Long> shape =
        List.of((long) image.height(), (long) image.width(), (long) image.channels());
    return List.of(new ParameterSpec(VALUE, Role.WEIGHT, shape, 1, 1, 0));
  }

  @Override
  protected List<Object> settings() {
    return List.of(image);
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphValue batch = graph.apply("Shape", Map.of("start", 0L, "end", 1L), input);
    GraphValue shape =
        graph.apply("Concat", Map.of("axis", 0L), batch, graph.integers("ones", 1, 1, 1));
    GraphValue value =
        graph.derived(
            VALUE,
            values ->
                values
                    .permute(2, 0, 1)
                    .dup('c')
                    .reshape('c', 1, image.channels(), image.height(), image.width()));
    return graph.apply("Expand", value, shape);
  }

  /** A tensor of the module that it is in. */
  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout.permuted("constant", VALUE, new int[] {2, 0, 1}, null, null, null);
    return TorchAxis.given(image.channels());
  }

  @Override
  protected FastRuntime<LearnedConstant> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new LearnedConstantRuntime(configuration, dataType);
  }
}
