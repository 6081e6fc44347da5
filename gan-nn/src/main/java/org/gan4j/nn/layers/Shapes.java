package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;

/** Shapes of samples as Deeplearning4j writes them, and back. */
@ThreadSafe
public final class Shapes {
  private Shapes() {}

  /** A feed-forward type for a vector, a convolutional one (NCHW) for an image. */
  public static InputType type(SampleShape shape) {
    return shape.isImage()
        ? InputType.convolutional(shape.height(), shape.width(), shape.channels(), CNN2DFormat.NCHW)
        : InputType.feedForward(shape.length());
  }

  /**
   * The shape that a type stands for.
   *
   * @throws IllegalArgumentException if it is neither a vector nor an image in NCHW
   */
  public static SampleShape sample(InputType type) {
    if (type instanceof InputType.InputTypeFeedForward vector) {
      return SampleShape.vector(Math.toIntExact(vector.getSize()));
    }
    if (type instanceof InputType.InputTypeConvolutionalFlat flat) {
      return SampleShape.vector(Math.toIntExact(flat.getFlattenedSize()));
    }
    if (type instanceof InputType.InputTypeConvolutional image
        && image.getFormat() == CNN2DFormat.NCHW) {
      return SampleShape.image(
          Math.toIntExact(image.getChannels()),
          Math.toIntExact(image.getHeight()),
          Math.toIntExact(image.getWidth()));
    }
    throw new IllegalArgumentException("neither a vector nor an image in NCHW: " + type);
  }
}
