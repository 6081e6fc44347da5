package org.gan4j.cli.apply;

import java.awt.image.BufferedImage;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.photograph.Photograph;
import org.gan4j.images.resize.Resampling;
import org.gan4j.images.resize.ResamplingFilter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Does to pictures what a run has learned: completes, enlarges, translates. */
@NotThreadSafe
public final class PictureApplication {
  private final TrainedGenerator trained;

  /**
   * For the generator of a run.
   *
   * @param trained which the caller closes
   */
  public PictureApplication(TrainedGenerator trained) {
    this.trained = trained;
  }

  /** Whether the run has learned to do something to pictures. */
  public boolean isPossible() {
    return trained.task().pictureMapping().isPresent();
  }

  /**
   * Does it.
   *
   * @param seed of the latents, if there are any
   * @param where the picture is from, for errors
   * @throws GanException of kind USAGE if the run does nothing to pictures, or not to such ones
   */
  public BufferedImage apply(Photograph picture, long seed, String where) {
    SampleShape shape = trained.mapping().input();
    requireChannels(picture, shape, where);
    try (INDArray pictures = trained.takesAnySize() ? picture.array() : resized(picture, shape);
        INDArray results = trained.apply(pictures, seed)) {
      return picture.transparentLike(ImageGrid.singles(results).get(0));
    }
  }

  /**
   * Refuses a picture of another number of channels.
   *
   * @throws GanException of kind USAGE
   */
  public static void requireChannels(Photograph picture, SampleShape shape, String where) {
    if (picture.channels() != shape.channels()) {
      throw GanException.usage(
          "the picture has "
              + picture.channels()
              + " channels, and the run takes "
              + shape.channels(),
          where,
          shape.channels() == 1 ? "save the picture as grey" : "give a picture in colour");
    }
  }

  /** A picture in the size of a shape, as a new array [1, shape]. */
  public static INDArray resized(Photograph picture, SampleShape shape) {
    float[] numbers =
        Resampling.resize(
            ResamplingFilter.TRIANGLE,
            picture.numbers(),
            picture.channels(),
            picture.height(),
            picture.width(),
            shape.height(),
            shape.width());
    return Nd4j.createFromArray(numbers)
        .reshape(1, shape.channels(), shape.height(), shape.width());
  }
}
