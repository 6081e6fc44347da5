package org.gan4j.inpainting.mask;

import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.api.mask.Region;

/** Provides the mask {@code random-rectangle}. */
public final class RandomRectangleMaskProvider
    implements MaskProvider<RandomRectangleMaskProvider.Configuration> {

  /**
   * Settings.
   *
   * @param share of the image that is hidden, as a rectangle of the image's shape
   * @param border pixels along each side of the image that are never hidden
   */
  public record Configuration(
      @Option(
              value = "Share of the image that is hidden",
              defaultValue = "0.25",
              above = 0,
              below = 1)
          double share,
      @Option(
              value = "Pixels along each side of the image that are never hidden",
              defaultValue = "0",
              min = 0)
          int border) {

    /** Checks. */
    public Configuration {
      Require.above("share", share, 0);
      Require.below("share", share, 1);
      Require.atLeast("border", border, 0);
    }
  }

  @Override
  public String type() {
    return "random-rectangle";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "A rectangle in a place that is drawn anew for every image";
  }

  @Override
  public Mask create(Configuration configuration, SampleShape image) {
    Region field = MaskShapes.within(image, configuration.border());
    int height = Math.min(field.height(), MaskShapes.side(configuration.share(), image.height()));
    int width = Math.min(field.width(), MaskShapes.side(configuration.share(), image.width()));
    MaskShapes.requireKnown(new Region(0, 0, height, width), image, "task.mask.share");
    return new MovingMask(
        image,
        (generator, hidden) ->
            MaskShapes.hide(
                new Region(
                    field.top() + generator.nextInt(field.height() - height + 1),
                    field.left() + generator.nextInt(field.width() - width + 1),
                    height,
                    width),
                image,
                hidden));
  }
}
