package org.gan4j.benchmarks;

import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The game of a context encoder: the middle of the image is cut out, the generator receives the
 * rest and generates the middle, the discriminator classifies the middle alone. Pathak et al. 2016,
 * equation 3, with its weights of 0.999 and 0.001.
 */
final class HoleTask implements Task {
  private static final double ADVERSARIAL_WEIGHT = 0.001;
  private static final double RECONSTRUCTION_WEIGHT = 1 - ADVERSARIAL_WEIGHT;

  private final SampleShape image;
  private final SampleShape hole;

  HoleTask(SampleShape image, SampleShape hole) {
    this.image = image;
    this.hole = hole;
  }

  @Override
  public SampleShape generated() {
    return hole;
  }

  @Override
  public boolean hasReconstruction() {
    return true;
  }

  @Override
  public SampleShape generatorCondition() {
    return image;
  }

  @Override
  public Round round(Batch batch, RandomKey key) {
    INDArray masked = batch.samples().dup('c');
    INDArray middle = middle(masked);
    INDArray cutOut = middle.dup('c');
    middle.assign(0);
    return new HoleRound(cutOut, masked);
  }

  private INDArray middle(INDArray images) {
    INDArrayIndex[] indices = {
      NDArrayIndex.all(),
      NDArrayIndex.all(),
      middle(image.height(), hole.height()),
      middle(image.width(), hole.width())
    };
    return images.get(indices);
  }

  private static INDArrayIndex middle(int whole, int part) {
    int start = (whole - part) / 2;
    return NDArrayIndex.interval(start, start + part);
  }

  private record HoleRound(INDArray real, INDArray generatorCondition) implements Round {
    @Override
    public double adversarialWeight() {
      return ADVERSARIAL_WEIGHT;
    }

    @Override
    public Optional<Reconstruction> reconstruction(INDArray generated) {
      INDArray difference = generated.sub(real);
      double count = difference.length();
      double norm = difference.norm2Number().doubleValue();
      double value = RECONSTRUCTION_WEIGHT * norm * norm / count;
      return Optional.of(
          new Reconstruction(value, difference.muli(2 * RECONSTRUCTION_WEIGHT / count)));
    }
  }
}
