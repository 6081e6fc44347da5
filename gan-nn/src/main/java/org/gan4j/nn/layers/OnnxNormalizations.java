package org.gan4j.nn.layers;

import java.util.Arrays;
import java.util.Map;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;

/** Normalizations of single samples, as operations and as modules. */
final class OnnxNormalizations {
  private OnnxNormalizations() {}

  /**
   * Normalizes groups of channels of images, or vectors as a whole.
   *
   * @param groups 1, or as many as there are channels
   * @param affine whether the layer has a scale and a shift of each channel
   */
  static GraphValue groups(
      GraphBuilder graph,
      GraphValue input,
      SampleShape shape,
      int groups,
      boolean affine,
      double epsilon) {
    int features = shape.isImage() ? shape.channels() : shape.length();
    Map<String, Object> attributes = Map.of("epsilon", (float) epsilon);
    if (!shape.isImage()) {
      GraphValue scale =
          affine
              ? graph.parameter(GroupNormRuntime.SCALE)
              : graph.constant("ones", ones(features), features);
      return affine
          ? graph.apply(
              "LayerNormalization",
              attributes,
              input,
              scale,
              graph.parameter(GroupNormRuntime.SHIFT))
          : graph.apply("LayerNormalization", attributes, input, scale);
    }
    long size = shape.length() / groups;
    GraphValue rows = graph.apply("Reshape", input, graph.integers("groups", 0, groups, size));
    GraphValue normalized =
        graph.apply(
            "InstanceNormalization",
            attributes,
            rows,
            graph.constant("ones", ones(groups), groups),
            graph.constant("zeros", new float[groups], groups));
    GraphValue images = graph.reshape(normalized, shape);
    if (!affine) {
      return images;
    }
    GraphValue scaled =
        graph.apply("Mul", images, ofChannels(graph, GroupNormRuntime.SCALE, features));
    return graph.apply("Add", scaled, ofChannels(graph, GroupNormRuntime.SHIFT, features));
  }

  private static GraphValue ofChannels(GraphBuilder graph, String key, int channels) {
    return graph.derived(key, values -> values.reshape('c', 1, channels, 1, 1));
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Scale and shift, if there are any. */
  static void tensors(TorchLayout module, boolean affine, TorchAxis channels) {
    if (affine) {
      module.tensor("weight", GroupNormRuntime.SCALE, channels);
      module.tensor("bias", GroupNormRuntime.SHIFT, channels);
    }
  }
}
