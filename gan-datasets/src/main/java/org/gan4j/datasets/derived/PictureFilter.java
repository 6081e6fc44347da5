package org.gan4j.datasets.derived;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.images.resize.Resampling;
import org.gan4j.images.resize.ResamplingFilter;

/** A picture that is computed from another one. A pure function. */
@ThreadSafe
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PictureFilter.Edges.class, name = "edges"),
  @JsonSubTypes.Type(value = PictureFilter.Grey.class, name = "grey"),
  @JsonSubTypes.Type(value = PictureFilter.LowResolution.class, name = "low-resolution"),
  @JsonSubTypes.Type(value = PictureFilter.Mask.class, name = "mask"),
  @JsonSubTypes.Type(value = PictureFilter.Dilated.class, name = "dilated"),
  @JsonSubTypes.Type(value = PictureFilter.Eroded.class, name = "eroded")
})
public sealed interface PictureFilter {

  /**
   * The shape of the result.
   *
   * @param picture the shape of an image
   * @throws GanException of kind USAGE if there is no result for such pictures
   */
  SampleShape output(SampleShape picture);

  /**
   * Computes the result.
   *
   * @param picture [channels, height, width] in [-1, 1], not changed
   * @param shape of the picture
   * @return a new array [{@link #output}] in [-1, 1]
   */
  float[] apply(float[] picture, SampleShape shape);

  /**
   * Dark lines on white where the luma changes: Canny, "A computational approach to edge
   * detection", 1986, with Sobel's derivatives.
   *
   * @param sigma standard deviation of the Gaussian that smooths the picture, in pixels
   * @param low slope from which on an edge continues, in units of the range from black to white per
   *     pixel
   * @param high slope from which on an edge begins, in the same units
   */
  record Edges(
      @Option(
              value = "standard deviation of the Gaussian that smooths the picture, in pixels",
              defaultValue = "1",
              above = 0,
              max = 16)
          double sigma,
      @Option(
              value =
                  "slope from which on an edge continues; 1 is from black to white within a pixel",
              defaultValue = "0.04",
              above = 0,
              max = 1)
          double low,
      @Option(
              value = "slope from which on an edge begins",
              defaultValue = "0.1",
              above = 0,
              max = 1)
          double high)
      implements PictureFilter {

    /** Checks the thresholds. */
    public Edges {
      Require.that(low <= high, "low must be at most high");
    }

    @Override
    public SampleShape output(SampleShape picture) {
      return SampleShape.image(1, picture.height(), picture.width());
    }

    @Override
    public float[] apply(float[] picture, SampleShape shape) {
      return new CannyEdges(this).of(Planes.luma(picture, shape), shape.height(), shape.width());
    }
  }

  /** The luma: one channel. */
  record Grey() implements PictureFilter {
    @Override
    public SampleShape output(SampleShape picture) {
      return SampleShape.image(1, picture.height(), picture.width());
    }

    @Override
    public float[] apply(float[] picture, SampleShape shape) {
      return Planes.luma(picture, shape);
    }
  }

  /**
   * The picture without its details: reduced with a triangle filter as wide as the reduction, and
   * enlarged to its size again by linear interpolation.
   *
   * @param factor by which height and width are reduced; a divisor of both
   */
  record LowResolution(
      @Option(
              value = "by which height and width are reduced before they are enlarged again",
              defaultValue = "4",
              min = 2,
              max = 64)
          int factor)
      implements PictureFilter {

    @Override
    public SampleShape output(SampleShape picture) {
      if (picture.height() % factor != 0 || picture.width() % factor != 0) {
        throw GanException.usage(
            "pictures of " + picture + " cannot be reduced by " + factor,
            "factor",
            "choose a factor that divides height and width");
      }
      return picture;
    }

    @Override
    public float[] apply(float[] picture, SampleShape shape) {
      int height = shape.height() / factor;
      int width = shape.width() / factor;
      float[] reduced =
          Resampling.resize(
              ResamplingFilter.TRIANGLE,
              picture,
              shape.channels(),
              shape.height(),
              shape.width(),
              height,
              width);
      return Resampling.resize(
          ResamplingFilter.TRIANGLE,
          reduced,
          shape.channels(),
          height,
          width,
          shape.height(),
          shape.width());
    }
  }

  /**
   * White where the picture differs from its background, black elsewhere. The background is the
   * mean colour of the four corners.
   *
   * @param threshold difference of a channel from which on a pixel is in front, where black and
   *     white differ by 1
   */
  record Mask(
      @Option(
              value =
                  "difference from the mean colour of the four corners from which on a pixel is in"
                      + " front; black and white differ by 1",
              defaultValue = "0.1",
              above = 0,
              below = 1)
          double threshold)
      implements PictureFilter {

    @Override
    public SampleShape output(SampleShape picture) {
      return SampleShape.image(1, picture.height(), picture.width());
    }

    @Override
    public float[] apply(float[] picture, SampleShape shape) {
      return Planes.silhouette(picture, shape, threshold);
    }
  }

  /**
   * Bolder light strokes: each pixel becomes the lightest one of a square around it.
   *
   * @param radius of the square, in pixels: 1 for 3×3
   */
  record Dilated(
      @Option(
              value = "radius of the square around a pixel: 1 for 3×3",
              defaultValue = "1",
              min = 1,
              max = 64)
          int radius)
      implements PictureFilter {

    @Override
    public SampleShape output(SampleShape picture) {
      return picture;
    }

    @Override
    public float[] apply(float[] picture, SampleShape shape) {
      return Planes.extreme(picture, shape, radius, Math::max);
    }
  }

  /**
   * Thinner light strokes: each pixel becomes the darkest one of a square around it.
   *
   * @param radius of the square, in pixels: 1 for 3×3
   */
  record Eroded(
      @Option(
              value = "radius of the square around a pixel: 1 for 3×3",
              defaultValue = "1",
              min = 1,
              max = 64)
          int radius)
      implements PictureFilter {

    @Override
    public SampleShape output(SampleShape picture) {
      return picture;
    }

    @Override
    public float[] apply(float[] picture, SampleShape shape) {
      return Planes.extreme(picture, shape, radius, Math::min);
    }
  }
}
