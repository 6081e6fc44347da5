package org.gan4j.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.gan4j.datasets.images.Pictures.base64;
import static org.gan4j.datasets.images.Pictures.encode;
import static org.gan4j.datasets.images.Pictures.quadrants;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.gan4j.images.decode.BrokenImageException;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFormatsTest {
  private static final int SIZE = 16;
  private static final int[] QUADRANTS = {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF};

  static Stream<Arguments> exactFormats() throws IOException {
    return Stream.of(
        Arguments.of("PNG", encode(quadrants(SIZE, SIZE), "png")),
        Arguments.of("BMP", encode(quadrants(SIZE, SIZE), "bmp")),
        Arguments.of("GIF", encode(quadrants(SIZE, SIZE), "gif")),
        Arguments.of("animated GIF", animated()),
        Arguments.of("palette PNG", encode(palette(), "png")),
        Arguments.of("16-bit PNG", encode(deep(), "png")),
        Arguments.of("binary PPM", ppm()),
        Arguments.of("text PPM", plainPpm()),
        Arguments.of("lossless WebP", base64(Pictures.LOSSLESS_WEBP)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exactFormats")
  void readsLosslessFormatsExactly(String name, byte[] file) throws BrokenImageException {
    byte[] sample = Preparing.square(SIZE).prepare(file);

    for (int i = 0; i < 4; i++) {
      int rgb = Preparing.rgb(sample, SIZE, SIZE, 12 * (i % 2), 12 * (i / 2));
      assertThat(rgb).as(name).isEqualTo(QUADRANTS[i]);
    }
  }

  static Stream<Arguments> lossyFormats() throws IOException {
    return Stream.of(
        Arguments.of("JPEG", Pictures.jpeg(quadrants(SIZE, SIZE))),
        Arguments.of("YCCK JPEG", base64(Pictures.YCCK_JPEG)),
        Arguments.of("CMYK JPEG", base64(Pictures.CMYK_JPEG)),
        Arguments.of("lossy WebP", base64(Pictures.LOSSY_WEBP)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lossyFormats")
  void readsLossyFormatsNearly(String name, byte[] file) throws BrokenImageException {
    byte[] sample = Preparing.square(SIZE).prepare(file);

    for (int i = 0; i < 4; i++) {
      int rgb = Preparing.rgb(sample, SIZE, SIZE, 1 + 12 * (i % 2), 1 + 12 * (i / 2));
      for (int shift : new int[] {0, 8, 16}) {
        // Quantization and colour conversion, far from the edges, cost a few of 255 levels.
        assertThat(Math.abs(((rgb >> shift) & 0xFF) - ((QUADRANTS[i] >> shift) & 0xFF)))
            .as(name)
            .isLessThanOrEqualTo(12);
      }
    }
  }

  static Stream<Arguments> greyFormats() throws IOException {
    return Stream.of(
        Arguments.of("PNG", encode(ramp(BufferedImage.TYPE_BYTE_GRAY, 1), "png")),
        Arguments.of("16-bit PNG", encode(ramp(BufferedImage.TYPE_USHORT_GRAY, 257), "png")),
        Arguments.of("PNG with alpha", encode(opaqueGreyRamp(), "png")),
        Arguments.of("PGM", pgm(255, 1)),
        Arguments.of("16-bit PGM", pgm(65535, 257)));
  }

  /** Java would brighten 128 to 188. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("greyFormats")
  void takesGreyAsItStands(String name, byte[] file) throws BrokenImageException {
    byte[] grey = Preparing.preparation(1, 1, 256, Fit.STRETCH).prepare(file);
    byte[] colour = Preparing.preparation(3, 1, 256, Fit.STRETCH).prepare(file);

    for (int level = 0; level < 256; level++) {
      assertThat(grey[level] & 0xFF).as(name).isEqualTo(level);
      assertThat(Preparing.rgb(colour, 256, 1, level, 0)).as(name).isEqualTo(level * 0x010101);
    }
  }

  @Test
  void makesGreyOfColourByItsLuma() throws Exception {
    byte[] grey =
        Preparing.preparation(1, SIZE, SIZE, Fit.CROP).prepare(encode(quadrants(16, 16), "png"));

    // 0.299, 0.587 and 0.114 of 255.
    assertThat(new int[] {grey[0] & 0xFF, grey[15] & 0xFF, grey[240] & 0xFF, grey[255] & 0xFF})
        .containsExactly(76, 150, 29, 255);
  }

  @Test
  void laysTransparencyOverTheBackground() throws Exception {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00123456);
    image.setRGB(1, 0, 0x80FF0000);
    byte[] file = encode(image, "png");
    ImagePreparation onWhite = Preparing.preparation(3, 1, 2, Fit.STRETCH);
    ImagePreparation onBlack =
        new ImagePreparation(onWhite.shape(), Fit.STRETCH, null, Background.BLACK, true);

    assertThat(Preparing.rgb(onWhite.prepare(file), 2, 1, 0, 0)).isEqualTo(0xFFFFFF);
    assertThat(Preparing.rgb(onWhite.prepare(file), 2, 1, 1, 0)).isEqualTo(0xFF7F7F);
    assertThat(Preparing.rgb(onBlack.prepare(file), 2, 1, 0, 0)).isEqualTo(0x000000);
    assertThat(Preparing.rgb(onBlack.prepare(file), 2, 1, 1, 0)).isEqualTo(0x800000);
    byte[] webp = Preparing.square(16).prepare(base64(Pictures.TRANSPARENT_WEBP));
    assertThat(Preparing.rgb(webp, 16, 16, 3, 3)).isEqualTo(0xFF7F7F);
  }

  /** What is at the top and left of the upright picture, by the table of the EXIF standard. */
  @ParameterizedTest
  @ValueSource(strings = {"1RGBW", "2GRWB", "3WBGR", "4BWRG", "5RBGW", "6BRWG", "7WGBR", "8GWRB"})
  void turnsPhotographsUpright(String expected) throws Exception {
    byte[] file = Pictures.oriented(Pictures.jpeg(quadrants(32, 32)), expected.charAt(0) - '0');

    byte[] sample = Preparing.square(32).prepare(file);

    StringBuilder found = new StringBuilder(expected.substring(0, 1));
    for (int i = 0; i < 4; i++) {
      found.append(name(Preparing.rgb(sample, 32, 32, 4 + 24 * (i % 2), 4 + 24 * (i / 2))));
    }
    assertThat(found).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif", "jpg", "ppm", "webp"})
  void knowsFilesThatBreakOff(String format) throws IOException {
    byte[] whole = whole(format);
    byte[] half = Arrays.copyOf(whole, whole.length * 2 / 3);

    assertThatExceptionOfType(BrokenImageException.class)
        .isThrownBy(() -> Preparing.square(16).prepare(half));
  }

  @Test
  void refusesWhatIsNoImage() {
    assertThatExceptionOfType(BrokenImageException.class)
        .isThrownBy(() -> Preparing.square(16).prepare("hello".getBytes(StandardCharsets.UTF_8)))
        .withMessage("it is not an image of a known format");
    assertThatExceptionOfType(BrokenImageException.class)
        .isThrownBy(() -> Preparing.square(16).prepare(new byte[0]))
        .withMessage("it is not an image of a known format");
  }

  @Test
  void refusesHugeImagesBeforeReservingMemory() {
    byte[] bomb = "P6\n50000 50000\n255\n".getBytes(StandardCharsets.US_ASCII);

    assertThatExceptionOfType(BrokenImageException.class)
        .isThrownBy(() -> Preparing.square(16).prepare(bomb))
        .withMessage("its 50000×50000 pixels are more than 100,000,000");
  }

  private static char name(int rgb) {
    boolean red = (rgb >> 16) > 128;
    boolean green = ((rgb >> 8) & 0xFF) > 128;
    return red && green ? 'W' : red ? 'R' : green ? 'G' : 'B';
  }

  private static byte[] whole(String format) throws IOException {
    BufferedImage noise = Pictures.noise(64, 64, 1);
    return switch (format) {
      case "ppm" -> Arrays.copyOf(ppm(), ppm().length);
      case "webp" -> base64(Pictures.LOSSLESS_WEBP);
      default -> encode(noise, format);
    };
  }

  private static byte[] animated() throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.prepareWriteSequence(null);
      for (BufferedImage frame :
          new BufferedImage[] {quadrants(SIZE, SIZE), Pictures.plain(SIZE, SIZE, 0)}) {
        writer.writeToSequence(new javax.imageio.IIOImage(frame, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage palette() {
    byte[] red = {-1, 0, 0, -1};
    byte[] green = {0, -1, 0, -1};
    byte[] blue = {0, 0, -1, -1};
    IndexColorModel colours = new IndexColorModel(2, 4, red, green, blue);
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_BINARY, colours);
    Graphics2D graphics = image.createGraphics();
    graphics.drawImage(quadrants(SIZE, SIZE), 0, 0, null);
    graphics.dispose();
    return image;
  }

  private static BufferedImage deep() {
    BufferedImage image =
        ImageTypeSpecifier.createInterleaved(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                new int[] {0, 1, 2},
                DataBuffer.TYPE_USHORT,
                false,
                false)
            .createBufferedImage(SIZE, SIZE);
    Graphics2D graphics = image.createGraphics();
    graphics.drawImage(quadrants(SIZE, SIZE), 0, 0, null);
    graphics.dispose();
    return image;
  }

  private static BufferedImage ramp(int type, int step) {
    BufferedImage image = new BufferedImage(256, 1, type);
    for (int level = 0; level < 256; level++) {
      image.getRaster().setSample(level, 0, 0, level * step);
    }
    return image;
  }

  private static BufferedImage opaqueGreyRamp() {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_BYTE);
    WritableRaster raster = model.createCompatibleWritableRaster(256, 1);
    for (int level = 0; level < 256; level++) {
      raster.setPixel(level, 0, new int[] {level, 255});
    }
    return new BufferedImage(model, raster, false, null);
  }

  private static byte[] ppm() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("P6\n# a comment\n16 16\n255\n".getBytes(StandardCharsets.US_ASCII));
    BufferedImage image = quadrants(SIZE, SIZE);
    for (int i = 0; i < SIZE * SIZE; i++) {
      Color colour = new Color(image.getRGB(i % SIZE, i / SIZE));
      bytes.write(colour.getRed());
      bytes.write(colour.getGreen());
      bytes.write(colour.getBlue());
    }
    return bytes.toByteArray();
  }

  private static byte[] plainPpm() {
    StringBuilder text = new StringBuilder("P3\n16 16\n255\n");
    BufferedImage image = quadrants(SIZE, SIZE);
    for (int i = 0; i < SIZE * SIZE; i++) {
      Color colour = new Color(image.getRGB(i % SIZE, i / SIZE));
      text.append("%d %d %d%n".formatted(colour.getRed(), colour.getGreen(), colour.getBlue()));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] pgm(int most, int step) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("P5\n256 1\n%d\n".formatted(most).getBytes(StandardCharsets.US_ASCII));
    for (int level = 0; level < 256; level++) {
      if (most > 255) {
        bytes.write((level * step) >> 8);
      }
      bytes.write(level * step);
    }
    return bytes.toByteArray();
  }
}
