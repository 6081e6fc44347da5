package org.gan4j.images.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  private static final int AFTER_HEADER = 33;

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, bytes)).isTrue();
    return bytes.toByteArray();
  }

  private static BufferedImage gradient(int type) {
    BufferedImage image = new BufferedImage(48, 40, type);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, 0xFF000000 | ((5 * x) << 16) | ((6 * y) << 8) | 0x40);
      }
    }
    return image;
  }

  private static byte[] with(byte[] file, int place, byte... inserted) {
    ByteBuffer longer = ByteBuffer.allocate(file.length + inserted.length);
    return longer.put(file, 0, place).put(inserted).put(file, place, file.length - place).array();
  }

  private static byte[] chunk(String name, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
    chunk.put(name.getBytes(StandardCharsets.ISO_8859_1)).put(data);
    CRC32 check = new CRC32();
    check.update(chunk.array(), 4, 4 + data.length);
    return chunk.putInt((int) check.getValue()).array();
  }

  private static byte[] profile(int space) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.write("test\0\0".getBytes(StandardCharsets.ISO_8859_1));
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(data)) {
      deflated.write(ICC_Profile.getInstance(space).getData());
    }
    return chunk("iCCP", data.toByteArray());
  }

  private static int level(DecodedImage image, int x, int y, int band) {
    return image.stored().getRaster().getSample(x, y, band);
  }

  /** Half of the light is level 188 of sRGB: IEC 61966-2-1. */
  @Test
  void convertsTheColoursOfAPngToSrgb() throws Exception {
    BufferedImage half = new BufferedImage(2, 2, BufferedImage.TYPE_3BYTE_BGR);
    half.setRGB(0, 0, 0x808080);
    byte[] file = with(encoded(half, "png"), AFTER_HEADER, profile(ColorSpace.CS_LINEAR_RGB));

    DecodedImage image = ImageDecoder.decode(file);

    // The profile's curves are tables; one level of 255 is left for their rounding.
    assertThat(level(image, 0, 0, 0)).isCloseTo(188, within(1));
    assertThat(level(image, 1, 1, 2)).isZero();
  }

  @Test
  void keepsGreyWithAProfileGrey() throws Exception {
    BufferedImage half = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
    half.getRaster().setSample(0, 0, 0, 128);
    byte[] file = with(encoded(half, "png"), AFTER_HEADER, profile(ColorSpace.CS_GRAY));

    DecodedImage image = ImageDecoder.decode(file);

    // Java's grey profile is linear.
    assertThat(image.stored().getColorModel().getNumColorComponents()).isEqualTo(1);
    assertThat(level(image, 0, 0, 0)).isCloseTo(188, within(1));
  }

  @Test
  void ignoresAProfileThatCannotBeUsed() throws Exception {
    byte[] plain = encoded(gradient(BufferedImage.TYPE_3BYTE_BGR), "png");
    byte[] nonsense = "test\0\0no profile".getBytes(StandardCharsets.ISO_8859_1);
    byte[] file = with(plain, AFTER_HEADER, chunk("iCCP", nonsense));

    assertThat(level(ImageDecoder.decode(file), 10, 3, 0)).isEqualTo(50);
  }

  @Test
  void ignoresADamagedNote() throws Exception {
    byte[] plain = encoded(gradient(BufferedImage.TYPE_3BYTE_BGR), "jpg");
    byte[] exif = {
      (byte) 0xFF, (byte) 0xE1, 0, 16, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 9, 9
    };

    DecodedImage image = ImageDecoder.decode(with(plain, 2, exif));

    assertThat(image.orientation()).isEqualTo(Orientation.NORMAL);
    assertThat(image.width()).isEqualTo(48);
  }

  @Test
  void readsGreyOfFewBitsAsGrey() throws Exception {
    BufferedImage bits = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY);
    bits.setRGB(1, 0, 0xFFFFFF);

    DecodedImage image = ImageDecoder.decode(encoded(bits, "png"));

    assertThat(image.stored().getColorModel().getNumColorComponents()).isEqualTo(1);
    assertThat(level(image, 0, 0, 0)).isZero();
    assertThat(level(image, 1, 0, 0)).isEqualTo(255);
  }

  @Test
  void placesAGifOnItsScreen() throws Exception {
    BufferedImage red = new BufferedImage(2, 3, BufferedImage.TYPE_INT_RGB);
    red.setRGB(0, 0, 0xFF0000);
    byte[] file = encoded(red, "gif");
    // The logical screen: width and height, little-endian; the image keeps its own size.
    file[6] = 6;
    file[8] = 5;

    DecodedImage image = ImageDecoder.decode(file);

    assertThat(image.width()).isEqualTo(6);
    assertThat(image.height()).isEqualTo(5);
    assertThat(image.stored().getRGB(0, 0)).isEqualTo(0xFFFF0000);
    assertThat(image.stored().getRGB(5, 4) >>> 24).isZero();
  }

  /** A palette that leaves out transparent black is decoded wrongly by some decoders. */
  @Test
  void decodesTheAlphaOfWebp() throws Exception {
    BufferedImage image = new BufferedImage(48, 40, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 48; x++) {
        image.setRGB(x, y, (Math.max(0, 4 * x - 60) << 24) | 0xC03020);
      }
    }

    DecodedImage decoded = ImageDecoder.decode(encoded(image, "webp"));

    assertThat(decoded.stored().getRGB(0, 0) >>> 24).isZero();
    assertThat(decoded.stored().getRGB(47, 20) >>> 24).isEqualTo(128);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "webp"})
  void refusesImagesThatEndTooEarly(String format) throws Exception {
    byte[] whole = encoded(gradient(BufferedImage.TYPE_3BYTE_BGR), format);
    assertThat(ImageDecoder.decode(whole).height()).isEqualTo(40);

    for (int percent : new int[] {40, 60, 90}) {
      byte[] file = Arrays.copyOf(whole, whole.length * percent / 100);
      assertThatExceptionOfType(BrokenImageException.class)
          .as(percent + " %")
          .isThrownBy(() -> ImageDecoder.decode(file));
    }
  }

  @Test
  void refusesMoreThanAHundredMegapixelsBeforeItReservesMemory() throws Exception {
    byte[] file = encoded(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png");
    byte[] header =
        ByteBuffer.allocate(13).putInt(100_000).putInt(100_000).put(file, 24, 5).array();
    byte[] huge = with(Arrays.copyOf(file, 8), 8, chunk("IHDR", header));
    byte[] whole =
        ByteBuffer.allocate(huge.length + file.length - AFTER_HEADER)
            .put(huge)
            .put(file, AFTER_HEADER, file.length - AFTER_HEADER)
            .array();

    assertThatExceptionOfType(BrokenImageException.class)
        .isThrownBy(() -> ImageDecoder.decode(whole))
        .withMessageContaining("100,000,000");
  }
}
