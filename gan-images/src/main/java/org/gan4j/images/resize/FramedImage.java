package org.gan4j.images.resize;

import java.util.Arrays;
import org.gan4j.api.SampleShape;
import org.gan4j.api.mask.Region;
import org.gan4j.images.decode.DecodedImage;
import org.gan4j.images.decode.Orientation;
import org.gan4j.images.pixel.Luma;
import org.gan4j.images.pixel.PixelScale;

/**
 * The conversion of an image to a sample: turned upright, framed, resized with {@link
 * ResamplingFilter#LANCZOS}, in grey or in colour.
 *
 * @param image as it was decoded
 * @param framing of the upright image
 * @param background behind transparent pixels, and beside the image
 */
public record FramedImage(DecodedImage image, Framing framing, Background background) {

  /**
   * Computes the sample.
   *
   * @param shape of the sample, with one or three channels
   * @return levels 0 to 255 as unsigned bytes, [channels, height, width]
   */
  public byte[] levels(SampleShape shape) {
    Orientation orientation = image.orientation();
    Region target = framing.target();
    byte[][] planes = resized(shape.channels());
    byte[] sample = new byte[shape.length()];
    Arrays.fill(sample, (byte) background.level());
    for (int channel = 0; channel < planes.length; channel++) {
      byte[] plane = orientation.upright(planes[channel], target.height(), target.width());
      place(plane, sample, channel, shape);
    }
    return sample;
  }

  /** The framed part, not yet turned: one plane a channel. */
  private byte[][] resized(int channels) {
    Region source =
        image
            .orientation()
            .stored(framing.source(), image.stored().getHeight(), image.stored().getWidth());
    boolean transposes = image.orientation().transposes();
    int height = transposes ? framing.target().width() : framing.target().height();
    int width = transposes ? framing.target().height() : framing.target().width();
    float[] levels =
        Resampling.resize(
            ResamplingFilter.LANCZOS,
            rows(source, channels),
            channels,
            source.height(),
            source.width(),
            height,
            width);
    byte[][] planes = new byte[channels][height * width];
    for (int channel = 0; channel < channels; channel++) {
      byte[] plane = planes[channel];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (byte) PixelScale.clip(Math.round(levels[channel * plane.length + i]));
      }
    }
    return planes;
  }

  private Resampling.Rows rows(Region source, int channels) {
    PixelRows pixels = new PixelRows(image.stored(), background);
    float[][] colour = new float[3][source.width()];
    return (row, line) -> {
      if (channels == 1) {
        pixels.read(source.left(), source.top() + row, source.width(), colour);
        toGrey(colour, line[0]);
      } else {
        pixels.read(source.left(), source.top() + row, source.width(), line);
      }
    };
  }

  private static void toGrey(float[][] rgb, float[] grey) {
    for (int i = 0; i < grey.length; i++) {
      grey[i] = Luma.of(rgb[0][i], rgb[1][i], rgb[2][i]);
    }
  }

  private void place(byte[] plane, byte[] sample, int channel, SampleShape shape) {
    Region target = framing.target();
    int origin = channel * shape.height() * shape.width();
    for (int row = 0; row < target.height(); row++) {
      int destination = origin + (target.top() + row) * shape.width() + target.left();
      System.arraycopy(plane, row * target.width(), sample, destination, target.width());
    }
  }
}
