package org.gan4j.nn.layers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.kernels.ImageMap;
import org.gan4j.nn.kernels.Taps;
import org.nd4j.linalg.api.buffer.DataType;

/** The linear maps of images that layers consist of, and what they ask for. */
final class ImageMaps {
  private ImageMaps() {}

  static void requireDivisible(FastLayer layer, int factor, SampleShape input) {
    if (input.height() % factor != 0 || input.width() % factor != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s by %d needs a height and a width that %d divides, not an image of %s",
              layer.getClass().getSimpleName(),
              factor,
              factor,
              input));
    }
  }

  /** The shape of images that are enlarged. */
  static SampleShape enlarged(SampleShape input, int factor) {
    return SampleShape.image(
        input.channels(),
        Math.multiplyExact(factor, input.height()),
        Math.multiplyExact(factor, input.width()));
  }

  /** Every pixel so many times in both directions, as an operation. */
  static GraphValue repeated(GraphBuilder graph, GraphValue images, int factor) {
    return resized(
        graph,
        images,
        factor,
        Map.of(
            "mode",
            "nearest",
            "coordinate_transformation_mode",
            "asymmetric",
            "nearest_mode",
            "floor"));
  }

  /** Enlarged images, as an operation. */
  static GraphValue resized(
      GraphBuilder graph, GraphValue images, int factor, Map<String, Object> attributes) {
    GraphValue region = graph.constant("region", new float[0], 0);
    GraphValue scales = graph.constant("scales", new float[] {1, 1, factor, factor}, 4);
    return graph.apply("Resize", attributes, images, region, scales);
  }

  /** The mean over square windows, as an operation. */
  static GraphValue averaged(GraphBuilder graph, GraphValue images, int kernel, int stride) {
    return graph.apply(
        "AveragePool",
        Map.of(
            "kernel_shape",
            List.of((long) kernel, (long) kernel),
            "strides",
            List.of((long) stride, (long) stride),
            "pads",
            List.of(0L, 0L, 0L, 0L)),
        images);
  }

  /** Every pixel so many times in both directions. */
  static ImageMap repetition(SampleShape input, int factor, DataType dataType) {
    return new ImageMap(
        Taps.repeat(input.height(), factor), Taps.repeat(input.width(), factor), dataType);
  }
}
