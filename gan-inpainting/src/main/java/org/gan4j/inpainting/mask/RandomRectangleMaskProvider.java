package org.gan4j.inpainting.mask;

import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskContext;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.api.mask.Region;

/** Provides the mask {@code random-rectangle}. */
public final class RandomRectangleMaskProvider
    extends NamedProvider<RandomRectangleMaskConfiguration>
    implements MaskProvider<RandomRectangleMaskConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public RandomRectangleMaskProvider() {
    super(
        "random-rectangle",
        RandomRectangleMaskConfiguration.class,
        "A rectangle in a place that is drawn anew for every image");
  }

  @Override
  public Mask create(RandomRectangleMaskConfiguration configuration, MaskContext context) {
    SampleShape image = context.image();
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
