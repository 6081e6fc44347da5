package org.gan4j.inpainting.mask;

import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.api.mask.Region;

/** Provides the mask {@code random-blocks}. */
public final class RandomBlocksMaskProvider
    implements MaskProvider<RandomBlocksMaskProvider.Configuration> {

  /**
   * Settings.
   *
   * @param blocks how many are drawn; they may overlap
   * @param share of the image that all blocks have together if they do not overlap
   * @param border pixels along each side of the image that are never hidden
   */
  public record Configuration(
      @Option(value = "Blocks for each image; they may overlap", defaultValue = "5", min = 1)
          int blocks,
      @Option(
              value = "Share of the image that the blocks hide at most, together",
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
      Require.atLeast("blocks", blocks, 1);
      Require.above("share", share, 0);
      Require.below("share", share, 1);
      Require.atLeast("border", border, 0);
    }
  }

  @Override
  public String type() {
    return "random-blocks";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "Several rectangles that may overlap, up to a share (Pathak et al. 2016, section 4)";
  }

  @Override
  public Mask create(Configuration configuration, SampleShape image) {
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
