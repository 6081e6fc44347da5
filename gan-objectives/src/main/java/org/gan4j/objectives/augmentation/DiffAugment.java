package org.gan4j.objectives.augmentation;

import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.objective.Augmentation;
import org.gan4j.objectives.augmentation.DiffAugmentConfiguration.Transform;

/**
 * The same distribution of random transforms for real and for generated images, in the steps of all
 * players, with the generator's gradient through them: Zhao et al., "Differentiable Augmentation
 * for Data-Efficient GAN Training", 2020, section 3.2 and appendix. Every image has a draw of its
 * own. Brightness is first, then saturation, contrast, shift and cutout.
 */
final class DiffAugment implements Augmentation {
  private final DiffAugmentConfiguration configuration;
  private final Set<Transform> transforms;
  private final ImageTransforms images = new ImageTransforms();

  DiffAugment(DiffAugmentConfiguration configuration) {
    this.configuration = configuration;
    this.transforms = EnumSet.copyOf(configuration.transforms());
  }

  @Override
  public Differentiable draw(BatchContext batch) {
    return images.function(batch, this::draw);
  }

  private ImageTransform draw(RandomGenerator random, HeapImage image) {
    double brightness = random.nextDouble(-0.5, 0.5);
    double saturation = random.nextDouble(0, 2);
    double contrast = random.nextDouble(0.5, 1.5);
    int down = shift(random, image.height());
    int right = shift(random, image.width());
    int rows = hidden(image.height());
    int columns = hidden(image.width());
    int top = start(random, image.height(), rows);
    int left = start(random, image.width(), columns);
    return new Drawn(
        brightness,
        saturation,
        contrast,
        down,
        right,
        new Rectangle(top, left, top + rows, left + columns));
  }

  /** Uniform over the whole numbers up to the largest shift. */
  private int shift(RandomGenerator random, int length) {
    int largest = (int) Math.floor(length * configuration.shift() + 0.5);
    return random.nextInt(-largest, largest + 1);
  }

  private int hidden(int length) {
    return (int) Math.floor(length * configuration.cutout() + 0.5);
  }

  /** The rectangle's centre is anywhere in the image, so part of it may be outside. */
  private static int start(RandomGenerator random, int length, int hidden) {
    return random.nextInt(length + 1 - hidden % 2) - hidden / 2;
  }

  private record Rectangle(int top, int left, int bottom, int right) {}

  private final class Drawn implements ImageTransform {
    private final double brightness;
    private final double saturation;
    private final double contrast;
    private final int down;
    private final int right;
    private final Rectangle hidden;

    private Drawn(
        double brightness,
        double saturation,
        double contrast,
        int down,
        int right,
        Rectangle hidden) {
      this.brightness = brightness;
      this.saturation = saturation;
      this.contrast = contrast;
      this.down = down;
      this.right = right;
      this.hidden = hidden;
    }

    @Override
    public void forward(HeapImage image) {
      for (Transform transform : transforms) {
        switch (transform) {
          case BRIGHTNESS -> image.add(brightness);
          case SATURATION -> saturate(image);
          case CONTRAST -> image.contrast(contrast);
          case SHIFT -> image.shift(down, right, configuration.border());
          case CUTOUT -> hide(image);
        }
      }
    }

    @Override
    public void backward(HeapImage gradient) {
      if (transforms.contains(Transform.CUTOUT)) {
        hide(gradient);
      }
      if (transforms.contains(Transform.SHIFT)) {
        gradient.shiftTransposed(down, right, configuration.border());
      }
      if (transforms.contains(Transform.CONTRAST)) {
        gradient.contrast(contrast);
      }
      if (transforms.contains(Transform.SATURATION)) {
        saturate(gradient);
      }
    }

    private void saturate(HeapImage image) {
      if (image.channels() > 1) {
        image.saturate(saturation);
      }
    }

    private void hide(HeapImage image) {
      image.erase(hidden.top(), hidden.left(), hidden.bottom(), hidden.right());
    }
  }
}
