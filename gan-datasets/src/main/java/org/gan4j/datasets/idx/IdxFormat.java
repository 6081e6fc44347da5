package org.gan4j.datasets.idx;

import java.nio.ByteBuffer;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.images.pixel.PixelScale;

/**
 * How the samples of an IDX file are interpreted.
 *
 * @param shape of a sample, channels first
 * @param channelsLast whether the file has the channels of a pixel side by side
 */
record IdxFormat(SampleShape shape, boolean channelsLast) {
  /**
   * Understands a header.
   *
   * @param where names the file in errors
   * @throws GanException of kind USAGE if such files cannot be used, or the layout is ambiguous
   */
  static IdxFormat of(IdxHeader header, Layout layout, String where) {
    List<Integer> item = header.item();
    if (header.type() == IdxType.FLOAT && item.size() == 1) {
      return new IdxFormat(SampleShape.vector(item.get(0)), false);
    }
    if (header.type() == IdxType.UNSIGNED_BYTE && item.size() == 2) {
      return new IdxFormat(SampleShape.image(1, item.get(0), item.get(1)), false);
    }
    if (header.type() == IdxType.UNSIGNED_BYTE && item.size() == 3) {
      return new IdxFormat(
          layout.image(item, header, where), layout.isChannelsLast(item, header, where));
    }
    throw GanException.usage(
        "the file holds " + header + ", which are neither images nor vectors",
        where,
        "name unsigned bytes [n, height, width], [n, channels, height, width] or [n, height,"
            + " width, channels], or 32-bit floats [n, features]");
  }

  /** Turns a sample of {@link #arranged} bytes into numbers: images to [-1, 1], vectors as is. */
  void decode(byte[] sample, float[] destination) {
    if (shape.isImage()) {
      PixelScale.toFloats(sample, destination);
    } else {
      ByteBuffer.wrap(sample).asFloatBuffer().get(destination);
    }
  }

  /** Brings the bytes of a sample into C order, channels first. */
  byte[] arranged(byte[] sample) {
    if (!channelsLast) {
      return sample;
    }
    int channels = shape.channels();
    int pixels = sample.length / channels;
    byte[] planes = new byte[sample.length];
    for (int channel = 0; channel < channels; channel++) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        planes[channel * pixels + pixel] = sample[pixel * channels + channel];
      }
    }
    return planes;
  }
}
