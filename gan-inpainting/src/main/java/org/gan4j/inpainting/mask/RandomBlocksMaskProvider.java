package org.gan4j.inpainting.mask;

import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskContext;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.api.mask.Region;

/** Provides the mask {@code random-blocks}. */
public final class RandomBlocksMaskProvider extends NamedProvider<RandomBlocksMaskConfiguration>
    implements MaskProvider<RandomBlocksMaskConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public RandomBlocksMaskProvider() {
    super(
        "random-blocks",
        RandomBlocksMaskConfiguration.class,
        "Several rectangles that may overlap, up to a share (Pathak et al. 2016, section 4)");
  }

  @Override
  public Mask create(RandomBlocksMaskConfiguration configuration, MaskContext context) {
    SampleShape image = context.image();
    Region field = MaskShapes.within(image, configuration.border());
    double share = configuration.share() / configuration.blocks();
    // Rounded down, so that they never hide more than the share together.
    int height = Math.max(1, Math.min(field.height(), (int) (Math.sqrt(share) * image.height())));
    int width = Math.max(1, Math.min(field.width(), (int) (Math.sqrt(share) * image.width())));
    MaskShapes.requireKnown(new Region(0, 0, height, width), image, "task.mask.share");
    return new MovingMask(
        image,
        (generator, hidden) -> {
          for (int block = 0; block < configuration.blocks(); block++) {
            int top = field.top() + generator.nextInt(field.height() - height + 1);
            int left = field.left() + generator.nextInt(field.width() - width + 1);
            MaskShapes.hide(new Region(top, left, height, width), image, hidden);
          }
        });
  }
}
