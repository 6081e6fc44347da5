package org.gan4j.nn.layers;

import java.util.List;
import org.gan4j.api.SampleShape;

/** The shape of activations that are joined along their features, or channels. */
final class FeatureShapes {
  private FeatureShapes() {}

  static SampleShape concatenated(List<SampleShape> parts) {
    SampleShape first = parts.get(0);
    if (!parts.stream().allMatch(part -> fits(first, part))) {
      throw new IllegalArgumentException(
          "cannot concatenate "
              + parts
              + ": all must be vectors, or images of one height and width");
    }
    if (first.isImage()) {
      int channels = parts.stream().mapToInt(SampleShape::channels).sum();
      return SampleShape.image(channels, first.height(), first.width());
    }
    return SampleShape.vector(parts.stream().mapToInt(SampleShape::length).sum());
  }

  private static boolean fits(SampleShape first, SampleShape other) {
    if (first.isImage() && other.isImage()) {
      return first.height() == other.height() && first.width() == other.width();
    }
    return first.isImage() == other.isImage();
  }
}
