package org.gan4j.inpainting.mask;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.api.mask.Region;

/** Provides the mask {@code centre}. */
public final class CentreMaskProvider implements MaskProvider<CentreMaskProvider.Configuration> {

  /**
   * Settings.
   *
   * @param share of the image that the generator makes, as a rectangle of the image's shape
   * @param overlap pixels along each side of that rectangle that are known all the same
   */
  public record Configuration(
      @Option(
              value = "Share of the image that the generator makes, around the centre",
              defaultValue = "0.25",
              above = 0,
              below = 1)
          double share,
      @Option(
              value =
                  "Known pixels along each side that it makes too, so that they fit; 4 in the"
                      + " paper, of 64",
              defaultValue = "0",
              min = 0)
          int overlap) {

    /** Checks. */
    public Configuration {
      Require.above("share", share, 0);
      Require.below("share", share, 1);
      Require.atLeast("overlap", overlap, 0);
    }
  }

  @Override
  public String type() {
    return "centre";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "A rectangle in the middle, with an overlap if wanted (Pathak et al. 2016)";
  }

  @Override
  public Mask create(Configuration configuration, SampleShape image) {
    // Even, so that networks can double their way to it.
    int height = even(MaskShapes.side(configuration.share(), image.height()), image.height());
    int width = even(MaskShapes.side(configuration.share(), image.width()), image.width());
    Region region =
        new Region((image.height() - height) / 2, (image.width() - width) / 2, height, width);
    MaskShapes.requireKnown(region, image, "task.mask.share");
    if (2 * configuration.overlap() >= Math.min(height, width)) {
      throw GanException.usage(
          "an overlap of "
              + configuration.overlap()
              + " leaves nothing hidden of a hole of "
              + width
              + "×"
              + height,
          "task.mask.overlap",
          "make it smaller than half of the hole");
    }
    boolean[] pattern = new boolean[image.height() * image.width()];
    MaskShapes.hide(region.shrunk(configuration.overlap()), image, pattern);
    return new FixedMask(region, pattern);
  }

  private static int even(int side, int length) {
    return length < 4 ? side : Math.max(2, side - side % 2);
  }
}
