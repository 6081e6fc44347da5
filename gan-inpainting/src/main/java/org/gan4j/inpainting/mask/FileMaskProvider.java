package org.gan4j.inpainting.mask;

import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.io.PathText;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.MaskContext;
import org.gan4j.api.mask.MaskProvider;
import org.gan4j.images.photograph.MaskPicture;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Provides the mask {@code file}. */
public final class FileMaskProvider extends NamedProvider<FileMaskConfiguration>
    implements MaskProvider<FileMaskConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public FileMaskProvider() {
    super("file", FileMaskConfiguration.class, "What is white in a PNG");
  }

  @Override
  public Mask create(FileMaskConfiguration configuration, MaskContext context) {
    SampleShape image = context.image();
    INDArray kept = context.kept().get(FileMask.PIXELS);
    if (kept != null) {
      return FileMask.of(image, kept);
    }
    Path file = PathText.resolve(Path.of(""), configuration.path(), "task.mask.path");
    MaskPicture picture = MaskPicture.read(file);
    if (picture.height() != image.height() || picture.width() != image.width()) {
      throw GanException.usage(
          "the mask is %d×%d, and the images are %d×%d"
              .formatted(picture.width(), picture.height(), image.width(), image.height()),
          file.toString(),
          "give a mask of the images' size");
    }
    return new FileMask(image, picture.hidden());
  }
}
