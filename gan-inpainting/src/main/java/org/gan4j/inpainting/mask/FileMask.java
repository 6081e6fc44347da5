package org.gan4j.inpainting.mask;

import java.util.Arrays;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.Region;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The same pixels of every image, which a checkpoint keeps. */
final class FileMask implements Mask {
  /** The name of the kept array: [height, width], 1 where hidden, else 0. */
  static final String PIXELS = "pixels";

  private final SampleShape image;
  private final boolean[] hidden;
  private final FixedMask mask;

  /**
   * A mask.
   *
   * @param image the shape of the images
   * @param hidden one value a pixel of the image, row by row; some are hidden
   */
  FileMask(SampleShape image, boolean... hidden) {
    this.image = image;
    this.hidden = hidden.clone();
    this.mask = new FixedMask(bounds(image.width(), hidden), hidden);
  }

  /**
   * A mask that a checkpoint kept.
   *
   * @throws GanException of kind USAGE if it is not one of such images
   */
  static FileMask of(SampleShape image, INDArray kept) {
    if (!Arrays.equals(kept.shape(), new long[] {image.height(), image.width()})
        || kept.maxNumber().doubleValue() < 1) {
      throw GanException.usage(
          "the mask in the checkpoint is none of images of " + image,
          "task.mask",
          "use another checkpoint of the run");
    }
    float[] pixels = kept.ravel().toFloatVector();
    boolean[] hidden = new boolean[pixels.length];
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = pixels[i] >= 1;
    }
    return new FileMask(image, hidden);
  }

  private static Region bounds(int width, boolean... hidden) {
    int top = hidden.length / width;
    int left = width;
    int bottom = 0;
    int right = 0;
    for (int i = 0; i < hidden.length; i++) {
      if (hidden[i]) {
        top = Math.min(top, i / width);
        bottom = i / width + 1;
        left = Math.min(left, i % width);
        right = Math.max(right, i % width + 1);
      }
    }
    return new Region(top, left, bottom - top, right - left);
  }

  @Override
  public Map<String, INDArray> kept() {
    float[] pixels = new float[hidden.length];
    for (int i = 0; i < hidden.length; i++) {
      pixels[i] = hidden[i] ? 1 : 0;
    }
    long[] shape = {image.height(), image.width()};
    return Map.of(PIXELS, Nd4j.create(pixels, shape, 'c'));
  }

  @Override
  public Region region() {
    return mask.region();
  }

  @Override
  public boolean isFixed() {
    return mask.isFixed();
  }

  @Override
  public void draw(RandomKey key, boolean[] destination) {
    mask.draw(key, destination);
  }
}
