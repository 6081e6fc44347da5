package org.gan4j.inpainting.mask;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskContext;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.api.mask.Region;

/**
 * Provides the mask {@code random-region}: where smooth noise is low. Pathak et al. 2016, section
 * 4, cut such patterns out of one large picture and keep those that hide 20 to 30 %; here the share
 * is drawn first, and the threshold follows from it, so that no pattern is thrown away.
 */
public final class RandomRegionMaskProvider extends NamedProvider<RandomRegionMaskConfiguration>
    implements MaskProvider<RandomRegionMaskConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public RandomRegionMaskProvider() {
    super(
        "random-region",
        RandomRegionMaskConfiguration.class,
        "Random shapes out of smooth noise, 20 to 30 % of the image (Pathak et al. 2016)");
  }

  @Override
  public Mask create(RandomRegionMaskConfiguration configuration, MaskContext context) {
    SampleShape image = context.image();
    Region field = MaskShapes.within(image, configuration.border());
    return new MovingMask(
        image, (generator, hidden) -> draw(configuration, field, image, generator, hidden));
  }

  private static void draw(
      RandomRegionMaskConfiguration configuration,
      Region field,
      SampleShape image,
      RandomGenerator generator,
      boolean[] hidden) {
    double range = configuration.maximumShare() - configuration.minimumShare();
    double share = configuration.minimumShare() + range * generator.nextDouble();
    double grain = configuration.grain() * Math.max(image.height(), image.width());
    double[] noise = noise(field, grain, generator);
    int wanted = (int) Math.round(share * image.height() * image.width());
    int count = Math.max(1, Math.min(noise.length, wanted));
    if (count == image.height() * image.width()) {
      count--;
    }
    double[] sorted = noise.clone();
    Arrays.sort(sorted);
    double threshold = sorted[count - 1];
    for (int i = 0; i < noise.length; i++) {
      int row = field.top() + i / field.width();
      int column = field.left() + i % field.width();
      hidden[row * image.width() + column] = noise[i] <= threshold;
    }
  }

  /** Uniform numbers on a coarse grid, with smooth transitions in between. */
  private static double[] noise(Region field, double grain, RandomGenerator generator) {
    int rows = (int) Math.ceil(field.height() / grain) + 2;
    int columns = (int) Math.ceil(field.width() / grain) + 2;
    double[] points = generator.doubles((long) rows * columns).toArray();
    // The position of the grid must not show in the pattern.
    double down = generator.nextDouble();
    double across = generator.nextDouble();
    double[] noise = new double[field.area()];
    for (int i = 0; i < noise.length; i++) {
      double y = down + Math.floorDiv(i, field.width()) / grain;
      double x = across + i % field.width() / grain;
      int row = (int) y;
      int column = (int) x;
      double upper = mix(points, row * columns + column, smooth(x - column));
      double lower = mix(points, (row + 1) * columns + column, smooth(x - column));
      noise[i] = upper + smooth(y - row) * (lower - upper);
    }
    return noise;
  }

  private static double mix(double[] points, int left, double fraction) {
    return points[left] + fraction * (points[left + 1] - points[left]);
  }

  /** From 0 to 1 with horizontal ends: no creases at the grid. */
  private static double smooth(double fraction) {
    return fraction * fraction * (3 - 2 * fraction);
  }
}
