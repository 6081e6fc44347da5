package org.gan4j.inpainting.mask;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.api.mask.Region;

/**
 * Provides the mask {@code random-region}: where smooth noise is low. Pathak et al. 2016, section
 * 4, cut such patterns out of one large picture and keep those that hide 20 to 30 %; here the share
 * is drawn first, and the threshold follows from it, so that no pattern is thrown away.
 */
public final class RandomRegionMaskProvider
    implements MaskProvider<RandomRegionMaskProvider.Configuration> {

  /**
   * Settings.
   *
   * @param minimumShare of the image that is hidden at least
   * @param maximumShare of the image that is hidden at most
   * @param grain distance of the noise's support points, as a part of the image's longer side
   * @param border pixels along each side of the image that are never hidden
   */
  public record Configuration(
      @Option(
              value = "Share of the image that is hidden at least",
              defaultValue = "0.2",
              above = 0,
              below = 1)
          double minimumShare,
      @Option(
              value = "Share of the image that is hidden at most",
              defaultValue = "0.3",
              above = 0,
              below = 1)
          double maximumShare,
      @Option(
              value = "How coarse the shapes are, as a part of the image's longer side",
              defaultValue = "0.13",
              above = 0,
              max = 1)
          double grain,
      @Option(
              value = "Pixels along each side of the image that are never hidden",
              defaultValue = "0",
              min = 0)
          int border) {

    /** Checks. */
    public Configuration {
      Require.above("minimumShare", minimumShare, 0);
      Require.below("minimumShare", minimumShare, 1);
      Require.above("maximumShare", maximumShare, 0);
      Require.below("maximumShare", maximumShare, 1);
      Require.that(
          minimumShare <= maximumShare,
          "minimumShare " + minimumShare + " is more than maximumShare " + maximumShare);
      Require.above("grain", grain, 0);
      Require.atMost("grain", grain, 1);
      Require.atLeast("border", border, 0);
    }
  }

  @Override
  public String type() {
    return "random-region";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "Random shapes out of smooth noise, 20 to 30 % of the image (Pathak et al. 2016)";
  }

  @Override
  public Mask create(Configuration configuration, SampleShape image) {
    Region field = MaskShapes.within(image, configuration.border());
    return new MovingMask(
        image, (generator, hidden) -> draw(configuration, field, image, generator, hidden));
  }

  private static void draw(
      Configuration configuration,
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
    // Where the grid lies must not show in the pattern.
    double down = generator.nextDouble();
    double across = generator.nextDouble();
    double[] noise = new double[field.area()];
    for (int i = 0; i < noise.length; i++) {
      double y = down + i / field.width() / grain;
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
