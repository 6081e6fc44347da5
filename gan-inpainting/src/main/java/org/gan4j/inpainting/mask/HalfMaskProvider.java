package org.gan4j.inpainting.mask;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskContext;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.api.mask.Region;
import org.gan4j.inpainting.mask.HalfMaskConfiguration.Side;

/** Provides the mask {@code half}. */
public final class HalfMaskProvider extends NamedProvider<HalfMaskConfiguration>
    implements MaskProvider<HalfMaskConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public HalfMaskProvider() {
    super("half", HalfMaskConfiguration.class, "One half of the image");
  }

  @Override
  public Mask create(HalfMaskConfiguration configuration, MaskContext context) {
    SampleShape image = context.image();
    int height = image.height();
    int width = image.width();
    boolean sideways = configuration.side() == Side.LEFT || configuration.side() == Side.RIGHT;
    if ((sideways ? width : height) < 2) {
      throw GanException.usage(
          "images of " + image + " have no halves", "task.mask.type", "choose another mask");
    }
    Region half =
        switch (configuration.side()) {
          case LEFT -> new Region(0, 0, height, width / 2);
          case RIGHT -> new Region(0, width - width / 2, height, width / 2);
          case TOP -> new Region(0, 0, height / 2, width);
          case BOTTOM -> new Region(height - height / 2, 0, height / 2, width);
        };
    boolean[] pattern = new boolean[height * width];
    MaskShapes.hide(half, image, pattern);
    return new FixedMask(half, pattern);
  }
}
