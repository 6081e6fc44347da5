package org.gan4j.inpainting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.PictureMapping;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.Region;
import org.gan4j.inpainting.completion.CompletionMapping;
import org.gan4j.inpainting.completion.HoleFilling;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The game about the hidden part of an image. The generator receives the image with a hole, and
 * also the hole itself if it moves. It generates the mask's {@linkplain Mask#region() region}. The
 * discriminator receives that region, or the image with the hole filled.
 */
@NotThreadSafe
public final class InpaintingTask implements HoleFilling {
  private static final double BAND_WEIGHT = 10;

  /** Before the names of what the mask keeps. */
  private static final String MASK = "mask/";

  private final SampleShape image;
  private final Mask mask;
  private final InpaintingConfiguration configuration;
  private final Deque<RoundMemory> free = new ArrayDeque<>();

  /**
   * A task.
   *
   * @param image the shape of the images
   * @param mask for images of that shape
   */
  public InpaintingTask(SampleShape image, Mask mask, InpaintingConfiguration configuration) {
    this.image = image;
    this.mask = mask;
    this.configuration = configuration;
  }

  /** The shape of the images. */
  @Override
  public SampleShape image() {
    return image;
  }

  /** The mask. */
  @Override
  public Mask mask() {
    return mask;
  }

  @Override
  public SampleShape generated() {
    return SampleShape.image(image.channels(), mask.region().height(), mask.region().width());
  }

  @Override
  public SampleShape discriminated() {
    return configuration.judged() == DiscriminatorInput.CONTENT ? generated() : image;
  }

  @Override
  public boolean hasReconstruction() {
    return configuration.reconstructionWeight() > 0;
  }

  /** The image with the hole, the completed one and the true one, side by side. */
  @Override
  public SampleShape pictured() {
    return SampleShape.image(image.channels(), image.height(), 3 * image.width());
  }

  @Override
  public SampleShape generatorCondition() {
    return shown();
  }

  /** The image with the fill in its hole and, if it is shown, the mask: 1 where hidden. */
  @Override
  public Map<String, SampleShape> generatorConditionParts() {
    Map<String, SampleShape> parts = new LinkedHashMap<>();
    parts.put("image", image);
    if (showsMask()) {
      parts.put("mask", SampleShape.image(1, image.height(), image.width()));
    }
    return parts;
  }

  /** The shape of the generator's input for an image: its pixels, and the mask if configured. */
  SampleShape shown() {
    int channels = image.channels() + (showsMask() ? 1 : 0);
    return SampleShape.image(channels, image.height(), image.width());
  }

  @Override
  public Optional<PictureMapping> pictureMapping() {
    return Optional.of(new CompletionMapping(this));
  }

  /** The mask's files. */
  @Override
  public Map<String, INDArray> kept() {
    Map<String, INDArray> named = new LinkedHashMap<>();
    mask.kept().forEach((name, array) -> named.put(MASK + name, array));
    return named;
  }

  /** What a mask kept, among what its task kept. */
  static Map<String, INDArray> ofMask(Map<String, INDArray> kept) {
    Map<String, INDArray> named = new LinkedHashMap<>();
    kept.forEach(
        (name, array) -> {
          if (name.startsWith(MASK)) {
            named.put(name.substring(MASK.length()), array);
          }
        });
    return named;
  }

  @Override
  public void requireBatchSize(int size) {
    DrawsReconstruction.requireWhole(size, configuration.draws());
  }

  /**
   * Sets up a round. With several draws, the generator receives the first images of the batch, each
   * as often as there are draws; the discriminator receives all images.
   */
  @Override
  public InpaintingRound round(Batch batch, RandomKey key) {
    int count = (int) batch.samples().size(0);
    int draws = configuration.draws();
    List<boolean[]> holes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      boolean same = i > 0 && (mask.isFixed() || i % draws > 0);
      holes.add(same ? holes.get(i - 1) : hole(key.split("mask").split(i / draws)));
    }
    return round(batch.samples(), holes, key, draws);
  }

  /**
   * Draws a hole as training does.
   *
   * @return one value a pixel of the image, row by row: true where hidden
   */
  @Override
  public boolean[] hole(RandomKey key) {
    boolean[] hidden = new boolean[image.height() * image.width()];
    mask.draw(key, hidden);
    requireHole(hidden);
    return hidden;
  }

  private static void requireHole(boolean... hidden) {
    int count = count(hidden);
    if (count == 0 || count == hidden.length) {
      throw GanException.failure(
          count == 0 ? "a mask hides no pixel of an image" : "a mask hides every pixel of an image",
          "task.mask",
          "this is a fault of the mask: tell its authors");
    }
  }

  /** How many pixels are hidden. */
  public static int count(boolean... hidden) {
    int count = 0;
    for (boolean pixel : hidden) {
      count += pixel ? 1 : 0;
    }
    return count;
  }

  /**
   * Sets up a round with holes that are given.
   *
   * @param images [batch, image shape] in [-1, 1], valid as long as the round is; their hidden
   *     pixels are the ground truth
   * @param holes one an image, each with one value a pixel, row by row; inside of the mask's region
   * @param key randomness of the fill
   */
  @Override
  public InpaintingRound round(INDArray images, List<boolean[]> holes, RandomKey key) {
    return round(images, holes, key, 1);
  }

  private InpaintingRound round(INDArray images, List<boolean[]> holes, RandomKey key, int draws) {
    RoundMemory kept = free.poll();
    RoundMemory memory = kept == null ? new RoundMemory() : kept;
    return new InpaintingRound(this, images, holes, draws, key.split("fill"), memory);
  }

  void giveBack(RoundMemory memory) {
    free.push(memory);
  }

  InpaintingConfiguration configuration() {
    return configuration;
  }

  Region region() {
    return mask.region();
  }

  boolean showsMask() {
    Boolean wanted = configuration.maskChannel();
    return wanted == null ? !mask.isFixed() : wanted;
  }

  /** The weight of known pixels in the reconstruction term. */
  double knownWeight() {
    Double given = configuration.knownWeight();
    if (given != null) {
      return given;
    }
    return mask.region().area() < image.height() * image.width() ? BAND_WEIGHT : 1;
  }
}
