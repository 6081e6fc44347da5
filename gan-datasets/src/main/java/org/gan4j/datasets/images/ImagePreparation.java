package org.gan4j.datasets.images;

import java.util.Locale;
import org.gan4j.api.SampleShape;
import org.gan4j.api.mask.Region;
import org.gan4j.images.decode.BrokenImageException;
import org.gan4j.images.decode.DecodedImage;
import org.gan4j.images.decode.ImageDecoder;
import org.gan4j.images.decode.StoredSize;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;
import org.gan4j.images.resize.FramedImage;
import org.gan4j.images.resize.Framing;
import org.jspecify.annotations.Nullable;

/**
 * Makes the levels of a sample from the bytes of an image file: decoded, turned upright, framed,
 * resized and reduced to the configured channels. A pure function. Its text is part of a dataset's
 * fingerprint.
 *
 * @param shape of the samples
 * @param cropSize side of the square to cut out first; null for none
 */
public record ImagePreparation(
    SampleShape shape,
    Fit fit,
    @Nullable Integer cropSize,
    Background background,
    boolean allowUpscaling) {

  ImagePreparation(ImageFolderConfiguration configuration) {
    this(
        configuration.shape(),
        configuration.fit(),
        configuration.cropSize(),
        configuration.background(),
        configuration.allowUpscaling());
  }

  /**
   * Prepares one image.
   *
   * @param file its bytes
   * @return levels 0 to 255, [channels, height, width]
   * @throws BrokenImageException if it cannot be used
   */
  public byte[] prepare(byte[] file) throws BrokenImageException {
    DecodedImage image = ImageDecoder.decode(file);
    Framing framing = framing(image.height(), image.width());
    return new FramedImage(image, framing, background).levels(shape);
  }

  /**
   * Refuses an image that is too small, whichever way it is turned: the size of a file does not
   * tell.
   *
   * @throws BrokenImageException as {@link #prepare} if the image cannot be used
   */
  void requireLarge(StoredSize size) throws BrokenImageException {
    try {
      framing(size.height(), size.width());
    } catch (BrokenImageException e) {
      try {
        framing(size.width(), size.height());
      } catch (BrokenImageException turned) {
        throw e;
      }
    }
  }

  private Framing framing(int height, int width) throws BrokenImageException {
    Region source = source(height, width);
    Framing framing = Framing.of(source, shape.height(), shape.width(), fit);
    if (!allowUpscaling && framing.enlargesMoreThanTwofold()) {
      throw new BrokenImageException(
          String.format(
              Locale.ROOT,
              "its %s pixels are less than half of %s; set \"allowUpscaling\": true to enlarge it",
              size(source.height(), source.width()),
              size(shape.height(), shape.width())));
    }
    return framing;
  }

  /** The part of an upright image that may be used. */
  private Region source(int height, int width) throws BrokenImageException {
    Region whole = new Region(0, 0, height, width);
    if (cropSize == null) {
      return whole;
    }
    if (width < cropSize || height < cropSize) {
      throw new BrokenImageException(
          String.format(
              Locale.ROOT,
              "its %s pixels are less than \"cropSize\": %d",
              size(height, width),
              cropSize));
    }
    return Framing.centre(whole, cropSize, cropSize);
  }

  private static String size(int height, int width) {
    return width + "×" + height;
  }
}
