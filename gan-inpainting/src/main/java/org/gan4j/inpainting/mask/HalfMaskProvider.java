package org.gan4j.inpainting.mask;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.api.mask.Region;

/** Provides the mask {@code half}. */
public final class HalfMaskProvider implements MaskProvider<HalfMaskProvider.Configuration> {

  /** A half of an image. */
  public enum Side {
    /** The columns on the left. */
    LEFT,
    /** The columns on the right. */
    RIGHT,
    /** The upper rows. */
    TOP,
    /** The lower rows. */
    BOTTOM
  }

  /**
   * Settings.
   *
   * @param side which half is hidden
   */
  public record Configuration(
      @Option(value = "Which half is hidden", defaultValue = "\"right\"") Side side) {}

  @Override
  public String type() {
    return "half";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "One half of the image";
  }

  @Override
  public Mask create(Configuration configuration, SampleShape image) {
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
