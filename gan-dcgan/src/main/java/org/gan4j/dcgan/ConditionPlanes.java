package org.gan4j.dcgan;

import org.gan4j.api.SampleShape;
import org.gan4j.nn.Conditioning;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Tells the discriminator a vector, such as a one-hot class, as further channels of the image, each
 * of which is one number everywhere: Mirza and Osindero, "Conditional generative adversarial nets",
 * 2014, as convolutional networks usually do it.
 */
enum ConditionPlanes implements Conditioning {
  INSTANCE;

  @Override
  public SampleShape joined(SampleShape input, SampleShape condition) {
    return SampleShape.image(input.channels() + condition.length(), input.height(), input.width());
  }

  @Override
  public void join(INDArray input, INDArray condition, INDArray joined) {
    long channels = input.size(1);
    channels(joined, 0, channels).assign(input);
    INDArray planes = channels(joined, channels, joined.size(1));
    INDArray once = condition.reshape('c', condition.size(0), condition.size(1), 1, 1);
    try (INDArray everywhere = once.broadcast(planes.shape())) {
      planes.assign(everywhere);
    }
  }

  @Override
  public void split(INDArray joinedGradient, INDArray inputGradient) {
    inputGradient.assign(channels(joinedGradient, 0, inputGradient.size(1)));
  }

  private static INDArray channels(INDArray images, long from, long to) {
    return images.get(
        NDArrayIndex.all(),
        NDArrayIndex.interval(from, to),
        NDArrayIndex.all(),
        NDArrayIndex.all());
  }
}
