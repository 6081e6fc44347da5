package org.gan4j.objectives.augmentation;

import java.util.List;
import java.util.random.RandomGenerator;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.objective.Augmentation.BatchContext;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Applies a transform of its own to each image of a batch. The transforms are drawn again in the
 * backward pass: they are a function of the batch's key and of the image's index.
 */
@NotThreadSafe
final class ImageTransforms {
  private final StepArrays arrays = new StepArrays();
  private HeapImage image = new HeapImage(1, 1, 1);

  /** Draws the transform of one image. */
  @FunctionalInterface
  interface Draws {

    /**
     * Draws.
     *
     * @param random the randomness of this image
     * @param image whose shape may be asked for; its values are not yet those of the image
     */
    ImageTransform draw(RandomGenerator random, HeapImage image);
  }

  /** The transforms of a batch, as a function of images [batch, channels, height, width]. */
  Differentiable function(BatchContext batch, Draws draws) {
    return inputs -> {
      INDArray images = inputs.get(0);
      if (images.rank() != 4) {
        throw new IllegalArgumentException(
            "the augmentation changes images [batch, channels, height, width], not an array of "
                + images.rank()
                + " dimensions");
      }
      INDArray changed = arrays.next(images, batch);
      forward(images, changed, batch, draws);
      return new Differentiable.Forward(
          changed, gradient -> List.of(backward(gradient, batch, draws)));
    };
  }

  private void forward(INDArray images, INDArray changed, BatchContext batch, Draws draws) {
    HeapImage current = imageLike(images);
    ImageMemory source = ImageMemory.source(images);
    ImageMemory destination = ImageMemory.destination(changed);
    for (int i = 0; i < images.size(0); i++) {
      ImageTransform transform = draws.draw(batch.own().split(i).generator(), current);
      source.read(i, current);
      transform.forward(current);
      destination.write(i, current);
    }
  }

  /** In place. */
  private INDArray backward(INDArray gradient, BatchContext batch, Draws draws) {
    HeapImage current = imageLike(gradient);
    ImageMemory memory = ImageMemory.destination(gradient);
    for (int i = 0; i < gradient.size(0); i++) {
      ImageTransform transform = draws.draw(batch.own().split(i).generator(), current);
      memory.read(i, current);
      transform.backward(current);
      memory.write(i, current);
    }
    return gradient;
  }

  private HeapImage imageLike(INDArray images) {
    if (!image.hasShape(images.size(1), images.size(2), images.size(3))) {
      image = new HeapImage((int) images.size(1), (int) images.size(2), (int) images.size(3));
    }
    return image;
  }
}
