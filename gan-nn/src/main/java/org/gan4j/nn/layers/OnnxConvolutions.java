package org.gan4j.nn.layers;

import java.util.List;
import java.util.Map;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.kernels.CorrelationShape;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;

/** Convolutions as operations and as modules: layers of this package have equal keys. */
final class OnnxConvolutions {
  private OnnxConvolutions() {}

  /** The attributes of {@code Conv} and {@code ConvTranspose}, all of them explicit. */
  static Map<String, Object> attributes(int kernel, int stride, int padding, int groups) {
    long pad = padding;
    return Map.of(
        "kernel_shape",
        List.of((long) kernel, (long) kernel),
        "strides",
        List.of((long) stride, (long) stride),
        "dilations",
        List.of(1L, 1L),
        "pads",
        List.of(pad, pad, pad, pad),
        "group",
        (long) groups);
  }

  /**
   * A convolution.
   *
   * @param weights [filters, channels / groups, kernel, kernel]
   */
  static GraphValue convolution(
      GraphBuilder graph,
      GraphValue input,
      CorrelationShape shape,
      int groups,
      GraphValue weights,
      boolean bias) {
    return apply(graph, "Conv", input, shape, groups, weights, bias);
  }

  static GraphValue apply(
      GraphBuilder graph,
      String operator,
      GraphValue input,
      CorrelationShape shape,
      int groups,
      GraphValue weights,
      boolean bias) {
    Map<String, Object> attributes =
        attributes(shape.kernel(), shape.stride(), shape.padding(), groups);
    return bias
        ? graph.apply(operator, attributes, input, weights, graph.parameter(Convolution.BIAS))
        : graph.apply(operator, attributes, input, weights);
  }

  /** [kernel, kernel, a, b] as [b, a, kernel, kernel], and the bias. */
  static void tensors(TorchLayout module, boolean bias) {
    module.permuted("weight", Convolution.WEIGHTS, new int[] {3, 2, 0, 1}, null, null, null, null);
    if (bias) {
      module.tensor("bias", Convolution.BIAS, (TorchAxis) null);
    }
  }
}
