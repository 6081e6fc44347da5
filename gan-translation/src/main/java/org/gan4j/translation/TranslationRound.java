package org.gan4j.translation;

import java.util.Optional;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Round;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A batch of pictures to translate, with their targets or pictures of the other domain. */
@NotThreadSafe
final class TranslationRound implements Round {
  private final TranslationTask task;
  private final Batch batch;
  private final RoundMemory memory;
  private boolean open = true;

  TranslationRound(TranslationTask task, Batch batch, RoundMemory memory) {
    this.task = task;
    this.batch = batch;
    this.memory = memory;
  }

  @Override
  public INDArray real() {
    return batch.samples();
  }

  @Override
  public INDArray array(String name) {
    return batch.array(name);
  }

  @Override
  public INDArray generatorCondition() {
    return batch.array(Batch.INPUT);
  }

  @Override
  public @Nullable INDArray discriminatorCondition() {
    return task.configuration().judged() == Judged.PAIR ? generatorCondition() : null;
  }

  @Override
  public double adversarialWeight() {
    return task.configuration().adversarialWeight();
  }

  /** λ times the mean distance of the pixels: Isola et al. 2017, equation 3. */
  @Override
  public Optional<Reconstruction> reconstruction(INDArray generated) {
    double weight = task.configuration().reconstructionWeight();
    if (weight == 0) {
      return Optional.empty();
    }
    INDArray difference = memory.difference(generated).assign(generated);
    difference.subi(batch.samples().castTo(generated.dataType()));
    double scale = weight / difference.length();
    return Optional.of(
        switch (task.configuration().reconstruction()) {
          case L1 -> {
            double sum = difference.norm1Number().doubleValue();
            yield new Reconstruction(scale * sum, Transforms.sign(difference, false).muli(scale));
          }
          case L2 -> {
            double norm = difference.norm2Number().doubleValue();
            yield new Reconstruction(scale * norm * norm, difference.muli(2 * scale));
          }
        });
  }

  /**
   * Input, output and, of pairs, target side by side.
   *
   * @return [batch, channels, height, 2 or 3 · width]
   */
  @Override
  public INDArray picture(INDArray generated) {
    long width = generated.size(3);
    INDArray picture =
        memory.picture(
            generated.size(0),
            task.pictured().channels(),
            generated.size(2),
            task.pictured().width());
    show(picture, 0, generatorCondition());
    show(picture, width, generated);
    if (task.isPaired()) {
      show(picture, 2 * width, real());
    }
    return picture;
  }

  /** A picture with fewer channels shows its first one in those that it has not. */
  private static void show(INDArray picture, long left, INDArray shown) {
    for (long channel = 0; channel < picture.size(1); channel++) {
      long from = channel < shown.size(1) ? channel : 0;
      picture
          .get(
              NDArrayIndex.all(),
              NDArrayIndex.point(channel),
              NDArrayIndex.all(),
              NDArrayIndex.interval(left, left + shown.size(3)))
          .assign(
              shown.get(
                  NDArrayIndex.all(),
                  NDArrayIndex.point(from),
                  NDArrayIndex.all(),
                  NDArrayIndex.all()));
    }
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      task.giveBack(memory);
    }
  }
}
