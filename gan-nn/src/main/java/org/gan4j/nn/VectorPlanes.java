package org.gan4j.nn;

import java.util.Locale;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Joins an image and a vector: each number of the vector becomes a further channel that is equal
 * everywhere. Either of the two is the input, and the other one the condition.
 *
 * <p>A class as the condition of an image: Mirza and Osindero, "Conditional generative adversarial
 * nets", 2014, in the form that is usual for convolutional networks. Noise as the input beside an
 * image: Zhu et al., "Toward multimodal image-to-image translation", NeurIPS 2017, section 3, "add
 * to input".
 */
public enum VectorPlanes implements Conditioning {
  /** The only one. */
  INSTANCE;

  @Override
  public SampleShape joined(SampleShape input, SampleShape condition) {
    if (input.isImage() == condition.isImage()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "one of input and condition must be an image and the other a vector, not %s and %s",
              input,
              condition));
    }
    SampleShape image = input.isImage() ? input : condition;
    SampleShape vector = input.isImage() ? condition : input;
    return SampleShape.image(image.channels() + vector.length(), image.height(), image.width());
  }

  @Override
  public void join(INDArray input, INDArray condition, INDArray joined) {
    boolean imageFirst = input.rank() == 4;
    INDArray image = imageFirst ? input : condition;
    INDArray vector = imageFirst ? condition : input;
    long channels = image.size(1);
    channels(joined, 0, channels).assign(image);
    INDArray planes = channels(joined, channels, joined.size(1));
    INDArray once = vector.reshape('c', vector.size(0), vector.size(1), 1, 1);
    try (INDArray everywhere = once.broadcast(planes.shape())) {
      planes.assign(everywhere);
    }
  }

  @Override
  public void split(INDArray joinedGradient, INDArray inputGradient) {
    // Of an image and a vector, whichever of them is the input.
    if (inputGradient.rank() == 4) {
      inputGradient.assign(channels(joinedGradient, 0, inputGradient.size(1)));
      return;
    }
    long imageChannels = joinedGradient.size(1) - inputGradient.size(1);
    INDArray view = channels(joinedGradient, imageChannels, joinedGradient.size(1));
    try (INDArray planes = view.dup('c');
        INDArray sums = planes.sum(2, 3)) {
      inputGradient.assign(sums);
    }
  }

  /** The same: images come first, and vectors last, whichever of them is the condition. */
  @Override
  public void splitCondition(INDArray joinedGradient, INDArray conditionGradient) {
    split(joinedGradient, conditionGradient);
  }

  @Override
  public GraphValue export(
      GraphBuilder graph,
      GraphValue input,
      SampleShape inputShape,
      GraphValue condition,
      SampleShape conditionShape) {
    return inputShape.isImage()
        ? graph.append(input, inputShape, condition)
        : graph.append(condition, conditionShape, input);
  }

  private static INDArray channels(INDArray images, long from, long to) {
    return images.get(
        NDArrayIndex.all(),
        NDArrayIndex.interval(from, to),
        NDArrayIndex.all(),
        NDArrayIndex.all());
  }
}
