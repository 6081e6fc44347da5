package org.gan4j.datasets.arrays;

import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.datasets.idx.Layout;

/**
 * How the samples of an array are interpreted.
 *
 * @param shape of a sample, channels first
 * @param channelsLast whether the array has the channels of a pixel side by side
 */
record ArrayFormat(SampleShape shape, boolean channelsLast) {
  /**
   * Understands a header.
   *
   * @throws GanException of kind USAGE if such arrays cannot be used, or the layout is ambiguous
   */
  static ArrayFormat of(NpyHeader header, Layout layout, String where) {
    List<Integer> sample = header.shape().subList(1, header.shape().size());
    if (!header.type().isOfSamples() || sample.isEmpty() || sample.size() > 3) {
      throw GanException.usage(
          "the array is " + header + ", which are neither images nor vectors",
          where,
          "save unsigned bytes or floats [n, features], [n, height, width], [n, channels, height,"
              + " width] or [n, height, width, channels]");
    }
    if (sample.size() == 1) {
      return new ArrayFormat(SampleShape.vector(sample.get(0)), false);
    }
    if (sample.size() == 2) {
      return new ArrayFormat(SampleShape.image(1, sample.get(0), sample.get(1)), false);
    }
    return new ArrayFormat(
        layout.image(sample, header, where), layout.isChannelsLast(sample, header, where));
  }

  /** The place of a number in the array among those of its sample in C order, channels first. */
  int target(int place) {
    if (!channelsLast) {
      return place;
    }
    int channels = shape.channels();
    return place % channels * (shape.height() * shape.width()) + place / channels;
  }
}
