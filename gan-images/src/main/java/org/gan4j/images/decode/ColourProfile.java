package org.gan4j.images.decode;

import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.png.PngProcessingException;
import com.drew.lang.SequentialByteArrayReader;
import java.awt.Transparency;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The ICC profile of an image, and its conversion to sRGB. The readers of PNG and WebP ignore it;
 * that of JPEG puts it into the color space of its images.
 */
final class ColourProfile {
  /** A larger profile in a PNG is not one. */
  private static final int MOST_BYTES = 16 << 20;

  private ColourProfile() {}

  /**
   * Converts an image to sRGB, or to grey on sRGB's scale.
   *
   * @param file its bytes
   * @param format as ImageIO's readers name it, in lower case
   * @return the image itself if it has no profile, one that cannot be used, or sRGB's
   */
  static BufferedImage toSrgb(BufferedImage image, byte[] file, String format) {
    try {
      ICC_Profile profile = of(image, file, format);
      if (profile == null) {
        return image;
      }
      BufferedImage source =
          image.getRaster().getNumDataElements() == 1
                  && image.getColorModel().getNumComponents() > 1
              ? inBytes(image)
              : image;
      return fits(source, profile) ? convert(source, profile) : image;
    } catch (IOException | PngProcessingException | CMMException | IllegalArgumentException e) {
      // A profile that cannot be used is a damaged note: the image is taken as it is stored.
      return image;
    }
  }

  private static @Nullable ICC_Profile of(BufferedImage image, byte[] file, String format)
      throws IOException, PngProcessingException {
    if (format.equals("png")) {
      return ofPng(file);
    }
    byte[] webp = WebpFile.profile(file);
    return webp == null ? ofColourSpace(image) : ICC_Profile.getInstance(webp);
  }

  private static @Nullable ICC_Profile ofPng(byte[] file)
      throws IOException, PngProcessingException {
    for (PngChunk chunk :
        new PngChunkReader()
            .extract(new SequentialByteArrayReader(file), Set.of(PngChunkType.iCCP))) {
      byte[] bytes = chunk.getBytes();
      int name = 0;
      while (name < bytes.length && bytes[name] != 0) {
        name++;
      }
      int start = Math.min(bytes.length, name + 2);
      try (InflaterInputStream profile =
          new InflaterInputStream(new ByteArrayInputStream(bytes, start, bytes.length - start))) {
        return ICC_Profile.getInstance(profile.readNBytes(MOST_BYTES));
      }
    }
    return null;
  }

  /** Java's own spaces are what readers take where a file says nothing. */
  private static @Nullable ICC_Profile ofColourSpace(BufferedImage image) {
    ColorSpace space = image.getColorModel().getColorSpace();
    boolean own = space.isCS_sRGB() || space.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY));
    return !own && space instanceof ICC_ColorSpace known ? known.getProfile() : null;
  }

  /** A palette, or a pixel in one integer, as a byte a channel. */
  private static BufferedImage inBytes(BufferedImage image) {
    boolean alpha = image.getColorModel().hasAlpha();
    BufferedImage copy =
        new BufferedImage(
            image.getWidth(),
            image.getHeight(),
            alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
    for (int row = 0; row < image.getHeight(); row++) {
      for (int column = 0; column < image.getWidth(); column++) {
        copy.setRGB(column, row, image.getRGB(column, row));
      }
    }
    return copy;
  }

  /** As many channels as the profile has, of 8 or 16 bits, not multiplied by alpha. */
  private static boolean fits(BufferedImage image, ICC_Profile profile) {
    int type = image.getSampleModel().getDataType();
    return (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT)
        && !image.isAlphaPremultiplied()
        && image.getColorModel().getNumColorComponents() == profile.getNumComponents();
  }

  private static BufferedImage convert(BufferedImage image, ICC_Profile profile) {
    int colours = profile.getNumComponents();
    boolean alpha = image.getColorModel().hasAlpha();
    boolean wide = image.getSampleModel().getDataType() == DataBuffer.TYPE_USHORT;
    WritableRaster from = image.getRaster();
    Raster source = bands(from, 0, colours);
    int type = wide ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE;
    WritableRaster converted =
        Raster.createInterleavedRaster(type, image.getWidth(), image.getHeight(), 3, null);
    ICC_Profile[] way = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
    new ColorConvertOp(way, null).filter(source, converted);
    int[] kept = IntStream.range(0, colours == 1 ? 1 : 3).toArray();
    WritableRaster to =
        Raster.createInterleavedRaster(
            type, image.getWidth(), image.getHeight(), kept.length + (alpha ? 1 : 0), null);
    copy(converted, 0, to, 0, kept.length);
    if (alpha) {
      copy(from, colours, to, kept.length, 1);
    }
    ColorSpace space =
        ColorSpace.getInstance(colours == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
    return new BufferedImage(
        new ComponentColorModel(
            space, alpha, false, alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE, type),
        to,
        false,
        null);
  }

  private static Raster bands(Raster raster, int first, int count) {
    int[] bands = IntStream.range(first, first + count).toArray();
    return raster.createChild(0, 0, raster.getWidth(), raster.getHeight(), 0, 0, bands);
  }

  private static void copy(Raster from, int first, WritableRaster to, int place, int count) {
    int[] line = new int[from.getWidth()];
    for (int band = 0; band < count; band++) {
      for (int row = 0; row < from.getHeight(); row++) {
        from.getSamples(0, row, line.length, 1, first + band, line);
        to.setSamples(0, row, line.length, 1, place + band, line);
      }
    }
  }
}
