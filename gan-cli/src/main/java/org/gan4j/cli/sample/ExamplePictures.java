package org.gan4j.cli.sample;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.mask.Region;
import org.gan4j.images.decode.DecodedImage;
import org.gan4j.images.decode.Orientation;
import org.gan4j.images.photograph.Photograph;
import org.gan4j.images.pixel.PixelScale;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;
import org.gan4j.images.resize.FramedImage;
import org.gan4j.images.resize.Framing;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Pictures that samples are to be similar to. */
@ThreadSafe
public final class ExamplePictures {
  private ExamplePictures() {}

  /**
   * Reads pictures as samples: the middle of each, resized.
   *
   * @param shape of a sample
   * @param where the option or parameter that names them, for errors
   * @return a new array [pictures, shape]
   * @throws GanException of kind USAGE if a picture cannot be read, or samples are no images
   */
  public static INDArray read(List<Path> pictures, SampleShape shape, String where) {
    boolean picture = shape.isImage() && (shape.channels() == 1 || shape.channels() == 3);
    if (!picture) {
      throw GanException.usage(
          "samples of this run are " + shape + ", to which no picture can be similar",
          where,
          "use a run whose samples are grey or coloured images");
    }
    float[] all = new float[pictures.size() * shape.length()];
    float[] sample = new float[shape.length()];
    for (int i = 0; i < pictures.size(); i++) {
      PixelScale.toFloats(levels(pictures.get(i), shape), sample);
      System.arraycopy(sample, 0, all, i * sample.length, sample.length);
    }
    return Nd4j.create(all, shape.batch(pictures.size()));
  }

  private static byte[] levels(Path picture, SampleShape shape) {
    BufferedImage image = Photograph.read(picture).image();
    Region whole = new Region(0, 0, image.getHeight(), image.getWidth());
    return new FramedImage(
            new DecodedImage(image, Orientation.NORMAL),
            Framing.of(whole, shape.height(), shape.width(), Fit.CROP),
            Background.WHITE)
        .levels(shape);
  }
}
