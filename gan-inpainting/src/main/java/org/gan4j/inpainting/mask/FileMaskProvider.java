package org.gan4j.inpainting.mask;

import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.images.photograph.MaskPicture;

/** Provides the mask {@code file}. */
public final class FileMaskProvider implements MaskProvider<FileMaskProvider.Configuration> {

  /**
   * Settings.
   *
   * @param path of the picture
   */
  public record Configuration(
      @Option("PNG of the images' size: what is white there is hidden") String path) {

    /** Checks. */
    public Configuration {
      Require.that(!path.isBlank(), "path must name a file");
    }
  }

  @Override
  public String type() {
    return "file";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "What is white in a PNG";
  }

  @Override
  public Mask create(Configuration configuration, SampleShape image) {
    Path file = Path.of(configuration.path());
    MaskPicture picture = MaskPicture.read(file);
    if (picture.height() != image.height() || picture.width() != image.width()) {
      throw GanException.usage(
          "the mask is %d×%d, and the images are %d×%d"
              .formatted(picture.width(), picture.height(), image.width(), image.height()),
          file.toString(),
          "give a mask of the images' size");
    }
    return new FixedMask(picture.bounds(), picture.hidden());
  }
}
