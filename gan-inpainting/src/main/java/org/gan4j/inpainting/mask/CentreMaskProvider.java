package org.gan4j.inpainting.mask;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskContext;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.api.mask.Region;

/** Provides the mask {@code centre}. */
public final class CentreMaskProvider extends NamedProvider<CentreMaskConfiguration>
    implements MaskProvider<CentreMaskConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public CentreMaskProvider() {
    super(
        "centre",
        CentreMaskConfiguration.class,
        "A rectangle in the middle, with an overlap if wanted (Pathak et al. 2016)");
  }

  @Override
  public Mask create(CentreMaskConfiguration configuration, MaskContext context) {
    SampleShape image = context.image();
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
