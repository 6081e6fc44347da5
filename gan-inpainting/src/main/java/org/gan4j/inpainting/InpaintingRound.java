package org.gan4j.inpainting;

import java.util.List;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.mask.Region;
import org.gan4j.inpainting.RoundMemory.Use;
import org.gan4j.inpainting.arrays.HeapArrays;
import org.gan4j.inpainting.completion.HoleRound;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Images with holes. "Region" is the part that the generator makes, [batch, channels, region
 * height, region width]. Where each image is drawn several times, its draws stand one after the
 * other.
 */
@NotThreadSafe
public final class InpaintingRound implements HoleRound {
  private final InpaintingTask task;
  private final RoundMemory memory;
  private final int draws;

  /** The real images for the discriminator: the batch as it came. */
  private final INDArray batch;

  /** The images that the generator completes: the same, or fewer images and each several times. */
  private final INDArray images;

  private final List<boolean[]> holes;

  /** The images with the fill in their holes, and the mask if it is shown. */
  private final INDArray condition;

  /** 1 where the region is hidden, 0 where it is known. */
  private final INDArray hole;

  /** The region with 0 where it is hidden. */
  private final INDArray known;

  /** The region as it really is. */
  private final INDArray truth;

  private boolean open = true;

  InpaintingRound(
      InpaintingTask task,
      INDArray batch,
      List<boolean[]> holes,
      int draws,
      RandomKey fillKey,
      RoundMemory memory) {
    this.task = task;
    this.memory = memory;
    this.batch = batch;
    this.draws = draws;
    this.holes = List.copyOf(holes);
    memory.readyFor(batch.dataType());
    images = draws == 1 ? batch : memory.array(Use.SHOWN).like(batch);
    long count = batch.size(0);
    condition = memory.array(Use.CONDITION).shaped(task.shown().batch(count));
    hole = region(Use.HOLE);
    known = region(Use.KNOWN);
    truth = region(Use.TRUTH);
    for (int i = 0; i < count; i++) {
      lay(i, holes.get(i), fillKey.split(i / draws));
    }
  }

  private INDArray region(Use use) {
    return memory.array(use).shaped(task.generated().batch(batch.size(0)));
  }

  /** Writes the known pixels of one image to the arrays. */
  private void lay(int index, boolean[] hidden, RandomKey fillKey) {
    SampleShape image = task.image();
    float[] pixels = new float[image.length()];
    HeapArrays.read(batch, index / draws * pixels.length, pixels);
    if (draws > 1) {
      HeapArrays.write(pixels, images, index * pixels.length);
    }
    float[] part = cut(pixels);
    float[] holePart = cut(repeat(hidden, image.channels()));
    int start = index * part.length;
    HeapArrays.write(part, truth, start);
    HeapArrays.write(holePart, hole, start);
    for (int i = 0; i < part.length; i++) {
      part[i] *= 1 - holePart[i];
    }
    HeapArrays.write(part, known, start);
    task.configuration().fill().apply(pixels, hidden, fillKey);
    int length = task.shown().length();
    HeapArrays.write(pixels, condition, index * length);
    if (task.showsMask()) {
      HeapArrays.write(repeat(hidden, 1), condition, index * length + pixels.length);
    }
  }

  private static float[] repeat(boolean[] hidden, int channels) {
    float[] numbers = new float[hidden.length * channels];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = hidden[i % hidden.length] ? 1 : 0;
    }
    return numbers;
  }

  /** The region of one image. */
  private float[] cut(float[] pixels) {
    SampleShape image = task.image();
    Region region = task.region();
    float[] part = new float[task.generated().length()];
    int target = 0;
    for (int channel = 0; channel < image.channels(); channel++) {
      for (int row = region.top(); row < region.bottom(); row++) {
        int source = (channel * image.height() + row) * image.width() + region.left();
        System.arraycopy(pixels, source, part, target, region.width());
        target += region.width();
      }
    }
    return part;
  }

  /** The holes, one an image, each with one value a pixel, row by row: true where hidden. */
  public List<boolean[]> holes() {
    return holes;
  }

  @Override
  public INDArray real() {
    if (task.configuration().judged() == DiscriminatorInput.COMPOSED) {
      return batch;
    }
    return draws == 1 ? truth : region(Use.REAL).assign(regionOf(batch));
  }

  @Override
  public INDArray generatorCondition() {
    return condition;
  }

  @Override
  public double adversarialWeight() {
    return task.configuration().adversarialWeight();
  }

  @Override
  public INDArray compose(INDArray generated) {
    return switch (task.configuration().judged()) {
      case CONTENT -> generated;
      case COMPOSED -> completed(generated, Use.COMPOSED);
    };
  }

  /**
   * The images with the generator's pixels in their holes.
   *
   * @param generated [batch, generated shape], not changed
   * @return [batch, image shape]; known pixels are exactly those of the images
   */
  @Override
  public INDArray completed(INDArray generated) {
    return completed(generated, Use.COMPLETED);
  }

  private INDArray completed(INDArray generated, Use use) {
    INDArray part = region(Use.GENERATED);
    part.assign(generated);
    part.muli(hole).addi(known);
    INDArray whole = memory.array(use).like(images);
    whole.assign(images);
    regionOf(whole).assign(part);
    return whole;
  }

  private INDArray regionOf(INDArray whole) {
    Region region = task.region();
    return whole.get(
        NDArrayIndex.all(),
        NDArrayIndex.all(),
        NDArrayIndex.interval(region.top(), region.bottom()),
        NDArrayIndex.interval(region.left(), region.right()));
  }

  @Override
  public INDArray composeBackward(INDArray gradient) {
    if (task.configuration().judged() == DiscriminatorInput.CONTENT) {
      return gradient;
    }
    INDArray ofRegion = region(Use.GRADIENT);
    ofRegion.assign(regionOf(gradient));
    return ofRegion.muli(hole);
  }

  /**
   * The distance to the truth: {@link PointReconstruction} of one draw, {@link DrawsReconstruction}
   * of more.
   *
   * @throws org.gan4j.api.GanException where the batch cannot be divided into the draws
   */
  @Override
  public Optional<Reconstruction> reconstruction(INDArray generated) {
    InpaintingConfiguration settings = task.configuration();
    if (settings.reconstructionWeight() == 0) {
      return Optional.empty();
    }
    INDArray difference = region(Use.DIFFERENCE).assign(generated);
    // From {0, 1} for known and hidden to {known weight, 1}.
    INDArray weights = region(Use.WEIGHTED).assign(hole);
    weights.muli(1 - task.knownWeight()).addi(task.knownWeight());
    double weight = settings.reconstructionWeight();
    if (draws == 1) {
      difference.subi(truth);
      return Optional.of(
          PointReconstruction.of(difference, weights, settings.reconstruction(), weight));
    }
    return Optional.of(
        new DrawsReconstruction(draws, weight, settings.spreadWeight(), memory)
            .of(difference, truth, hole, weights));
  }

  /**
   * The image with the hole, the completed one, and the true one, side by side.
   *
   * @return [batch, channels, height, 3 · width]
   */
  @Override
  public INDArray picture(INDArray generated) {
    SampleShape image = task.image();
    int width = image.width();
    INDArray picture =
        memory
            .array(Use.PICTURE)
            .shaped(images.size(0), image.channels(), image.height(), 3L * width);
    INDArray shown =
        condition.get(
            NDArrayIndex.all(),
            NDArrayIndex.interval(0, image.channels()),
            NDArrayIndex.all(),
            NDArrayIndex.all());
    columns(picture, 0, width).assign(shown);
    columns(picture, width, 2 * width).assign(completed(generated));
    columns(picture, 2 * width, 3 * width).assign(images);
    return picture;
  }

  private static INDArray columns(INDArray picture, int from, int to) {
    return picture.get(
        NDArrayIndex.all(),
        NDArrayIndex.all(),
        NDArrayIndex.all(),
        NDArrayIndex.interval(from, to));
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      task.giveBack(memory);
    }
  }
}
