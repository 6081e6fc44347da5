package org.gan4j.superresolution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Round;
import org.gan4j.api.network.Differentiable;
import org.gan4j.images.resize.ResamplingFilter;
import org.gan4j.superresolution.RoundMemory.Use;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A batch of large images, and the small ones. */
@NotThreadSafe
final class SuperResolutionRound implements Round {
  /** Images side by side in a picture. */
  static final int COLUMNS = 4;

  private final SuperResolutionTask task;
  private final RoundMemory memory;
  private final INDArray large;
  private final INDArray small;
  private boolean open = true;

  SuperResolutionRound(SuperResolutionTask task, Batch batch, RoundMemory memory) {
    this.task = task;
    this.memory = memory;
    this.large = batch.samples();
    memory.readyFor(large.dataType());
    if (task.isPaired()) {
      small = batch.array(Batch.INPUT);
    } else {
      small = memory.array(Use.CONDITION).shaped(task.small().batch(large.size(0)));
      Resizing.reduce(large, small);
    }
  }

  @Override
  public INDArray real() {
    return large;
  }

  @Override
  public INDArray generatorCondition() {
    return small;
  }

  @Override
  public double adversarialWeight() {
    return task.configuration().adversarialWeight();
  }

  /**
   * The content term: weight/n · Σ |difference|^p over the n numbers of the batch, p = 1 or 2, and
   * likewise, with p = 2, over the numbers of the features.
   */
  @Override
  public Optional<Reconstruction> reconstruction(INDArray generated) {
    Supplier<Differentiable> features = task.features();
    Optional<Reconstruction> ofPixels = ofPixels(generated);
    if (features == null) {
      return ofPixels;
    }
    Reconstruction ofFeatures = ofFeatures(features.get(), generated);
    return Optional.of(
        ofPixels
            .map(
                pixels ->
                    new Reconstruction(
                        pixels.value() + ofFeatures.value(),
                        pixels.gradient().addi(ofFeatures.gradient())))
            .orElse(ofFeatures));
  }

  private Reconstruction ofFeatures(Differentiable features, INDArray generated) {
    Differentiable.Forward made = features.forward(List.of(generated));
    INDArray difference = made.output().sub(features.forward(List.of(large)).output());
    double scale = task.configuration().featureWeight() / difference.length();
    double value = scale * sumOfSquares(difference);
    INDArray gradient = made.backward().inputGradients(difference.muli(2 * scale)).get(0);
    return new Reconstruction(value, gradient);
  }

  private Optional<Reconstruction> ofPixels(INDArray generated) {
    double weight = task.configuration().contentWeight();
    if (weight == 0) {
      return Optional.empty();
    }
    INDArray difference = memory.array(Use.DIFFERENCE).like(generated);
    difference.assign(generated).subi(large);
    double scale = weight / difference.length();
    return Optional.of(
        switch (task.configuration().distance()) {
          case L1 -> {
            double value = scale * difference.norm1Number().doubleValue();
            yield new Reconstruction(value, Transforms.sign(difference, false).muli(scale));
          }
          case L2 -> {
            double value = scale * sumOfSquares(difference);
            yield new Reconstruction(value, difference.muli(2 * scale));
          }
        });
  }

  /** Of an array in C order without gaps. */
  private static double sumOfSquares(INDArray dense) {
    return Nd4j.getBlasWrapper().level1().dot(dense.length(), 1, dense, dense);
  }

  /** {@code nearest}, {@code bicubic} and {@code lanczos}. */
  @Override
  public Map<String, INDArray> baselines() {
    Map<String, INDArray> answers = new LinkedHashMap<>();
    if (small.size(1) != large.size(1)) {
      return answers;
    }
    answers.put("nearest", repeated(Nd4j.create(large.dataType(), large.shape())));
    answers.put("bicubic", enlarged(ResamplingFilter.CUBIC));
    answers.put("lanczos", enlarged(ResamplingFilter.LANCZOS));
    return answers;
  }

  private INDArray repeated(INDArray destination) {
    Resizing.repeat(small, task.configuration().factor(), destination);
    return destination;
  }

  private INDArray enlarged(ResamplingFilter filter) {
    INDArray destination = Nd4j.create(large.dataType(), large.shape());
    Resizing.enlarge(filter, small, destination);
    return destination;
  }

  /**
   * The small image enlarged by pixels and bicubically, the made one, and the true one, side by
   * side.
   *
   * @return [batch, channels, height, 4 · width]
   */
  @Override
  public INDArray picture(INDArray generated) {
    SampleShape one = task.generated();
    INDArray picture = memory.array(Use.PICTURE).shaped(task.pictured().batch(large.size(0)));
    Map<String, INDArray> interpolated = baselines();
    INDArray[] images = {
      interpolated.getOrDefault("nearest", generated),
      interpolated.getOrDefault("bicubic", generated),
      generated,
      large
    };
    for (int i = 0; i < COLUMNS; i++) {
      picture
          .get(
              NDArrayIndex.all(),
              NDArrayIndex.all(),
              NDArrayIndex.all(),
              NDArrayIndex.interval(i * one.width(), (i + 1) * one.width()))
          .assign(images[i]);
    }
    interpolated.values().forEach(INDArray::close);
    return picture;
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      task.giveBack(memory);
    }
  }
}
