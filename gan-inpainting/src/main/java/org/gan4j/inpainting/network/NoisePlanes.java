package org.gan4j.inpainting.network;

import org.gan4j.api.SampleShape;
import org.gan4j.nn.Conditioning;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Tells a network that sees an image its noise: each number of z as a further channel that is equal
 * everywhere. Zhu et al., "Toward multimodal image-to-image translation", NeurIPS 2017, section 3,
 * call it "add to input".
 */
enum NoisePlanes implements Conditioning {
  INSTANCE;

  @Override
  public SampleShape joined(SampleShape latent, SampleShape image) {
    return SampleShape.image(image.channels() + latent.length(), image.height(), image.width());
  }

  @Override
  public void join(INDArray latent, INDArray image, INDArray joined) {
    long channels = image.size(1);
    channels(joined, 0, channels).assign(image);
    INDArray planes = channels(joined, channels, joined.size(1));
    planes.assign(
        latent.reshape('c', latent.size(0), latent.size(1), 1, 1).broadcast(planes.shape()));
  }

  @Override
  public void split(INDArray joinedGradient, INDArray latentGradient) {
    long images = joinedGradient.size(1) - latentGradient.size(1);
    latentGradient.assign(
        channels(joinedGradient, images, joinedGradient.size(1)).dup('c').sum(2, 3));
  }

  private static INDArray channels(INDArray images, long from, long to) {
    return images.get(
        NDArrayIndex.all(),
        NDArrayIndex.interval(from, to),
        NDArrayIndex.all(),
        NDArrayIndex.all());
  }
}
