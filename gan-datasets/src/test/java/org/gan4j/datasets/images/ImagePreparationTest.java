package org.gan4j.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.gan4j.datasets.images.Pictures.encode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.gan4j.api.SampleShape;
import org.gan4j.images.decode.BrokenImageException;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePreparationTest {

  /** The fingerprints of datasets, which runs are resumed by, are hashes of this text. */
  @Test
  void hasATextThatStays() {
    SampleShape shape = SampleShape.image(3, 64, 48);

    assertThat(new ImagePreparation(shape, Fit.CROP, null, Background.WHITE, false))
        .hasToString(
            "ImagePreparation[shape=%s, fit=CROP, cropSize=null, background=WHITE,".formatted(shape)
                + " allowUpscaling=false]");
  }

  /** Computed by Pillow 9.4: {@code Image.resize((5, 4), Image.LANCZOS)} and likewise (9, 8). */
  @Test
  void resizesAsPillowDoes() throws Exception {
    int[] smaller = {
      117, 141, 121, 130, 126, 129, 142, 114, 131, 123, 120, 163, 148, 142, 132, 165, 142, 130, 137,
      151
    };
    int[] larger = {
      50, 75, 115, 132, 171, 164, 92, 92, 125, 105, 88, 85, 122, 172, 165, 97, 100, 133, 167, 120,
      76, 111, 168, 168, 107, 121, 160, 141, 152, 146, 117, 154, 173, 114, 143, 193, 82, 145, 186,
      120, 144, 178, 126, 128, 155, 69, 122, 159, 109, 140, 184, 143, 95, 78, 133, 142, 130, 94,
      139, 187, 155, 104, 81, 185, 165, 117, 88, 139, 188, 157, 121, 109
    };

    assertWithinOneLevel(resize(pattern(12, 10), 5, 4), smaller);
    assertWithinOneLevel(resize(pattern(6, 5), 9, 8), larger);
  }

  @Test
  void leavesAnImageOfTheWantedSizeAlone() throws Exception {
    BufferedImage image = Pictures.noise(9, 9, 3);

    byte[] sample = Preparing.square(9).prepare(encode(image, "png"));

    for (int i = 0; i < 81; i++) {
      assertThat(Preparing.rgb(sample, 9, 9, i % 9, i / 9))
          .isEqualTo(image.getRGB(i % 9, i / 9) & 0xFFFFFF);
    }
  }

  @Test
  void leavesNoMoireWhenShrinking() throws Exception {
    BufferedImage stripes = new BufferedImage(640, 640, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 640 * 640; i++) {
      stripes.setRGB(i % 640, i / 640, i % 640 % 3 == 0 ? 0xFFFFFF : 0);
    }

    byte[] sample = Preparing.square(64).prepare(encode(stripes, "png"));

    // A third of the pixels is white. The window's side lobes let less than 2 % of a frequency
    // this far beyond the limit through: 3 levels.
    for (int x = 2; x < 62; x++) {
      assertThat(sample[32 * 64 + x] & 0xFF).isBetween(82, 88);
    }
  }

  @Test
  void cropsTheMiddle() throws Exception {
    BufferedImage wide = Pictures.plain(30, 10, 0xFF0000);
    wide.setRGB(10, 0, 10, 10, encodeBlue(100), 0, 10);

    byte[] sample = Preparing.square(10).prepare(encode(wide, "png"));

    assertThat(Preparing.rgb(sample, 10, 10, 0, 0)).isEqualTo(0x0000FF);
    assertThat(Preparing.rgb(sample, 10, 10, 9, 9)).isEqualTo(0x0000FF);
  }

  @Test
  void padsWithBackground() throws Exception {
    byte[] wide = encode(Pictures.plain(20, 10, 0xFF0000), "png");

    byte[] sample = Preparing.preparation(3, 10, 10, Fit.PAD).prepare(wide);

    assertThat(Preparing.rgb(sample, 10, 10, 0, 1)).isEqualTo(0xFFFFFF);
    assertThat(Preparing.rgb(sample, 10, 10, 0, 2)).isEqualTo(0xFF0000);
    assertThat(Preparing.rgb(sample, 10, 10, 9, 6)).isEqualTo(0xFF0000);
    assertThat(Preparing.rgb(sample, 10, 10, 9, 7)).isEqualTo(0xFFFFFF);
  }

  @Test
  void stretches() throws Exception {
    byte[] sample =
        Preparing.preparation(3, 20, 8, Fit.STRETCH)
            .prepare(encode(Pictures.quadrants(40, 10), "png"));

    assertThat(Preparing.rgb(sample, 8, 20, 0, 0)).isEqualTo(0xFF0000);
    assertThat(Preparing.rgb(sample, 8, 20, 7, 19)).isEqualTo(0xFFFFFF);
  }

  /** The usual cut of CelebA: columns 35 to 142 and rows 55 to 162 of 178×218 pixels. */
  @Test
  void cutsOutASquareFirst() throws Exception {
    BufferedImage face = Pictures.noise(178, 218, 5);
    SampleShape shape = SampleShape.image(3, 108, 108);

    byte[] sample =
        new ImagePreparation(shape, Fit.CROP, 108, Background.WHITE, false)
            .prepare(encode(face, "png"));

    assertThat(Preparing.rgb(sample, 108, 108, 0, 0)).isEqualTo(face.getRGB(35, 55) & 0xFFFFFF);
    assertThat(Preparing.rgb(sample, 108, 108, 107, 107))
        .isEqualTo(face.getRGB(142, 162) & 0xFFFFFF);
  }

  @Test
  void takesImagesThatAreTooSmallForBroken() throws IOException {
    byte[] small = encode(Pictures.noise(31, 40, 1), "png");
    SampleShape shape = SampleShape.image(3, 64, 64);

    assertThatExceptionOfType(BrokenImageException.class)
        .isThrownBy(
            () ->
                new ImagePreparation(shape, Fit.CROP, null, Background.WHITE, false).prepare(small))
        .withMessageContaining("31×40 pixels are less than half of 64×64")
        .withMessageContaining("\"allowUpscaling\": true");
    assertThatExceptionOfType(BrokenImageException.class)
        .isThrownBy(
            () -> new ImagePreparation(shape, Fit.CROP, 36, Background.WHITE, true).prepare(small))
        .withMessageContaining("31×40 pixels are less than \"cropSize\": 36");
  }

  @Test
  void enlargesUpToTwiceWithoutAsking() throws Exception {
    ImagePreparation careful =
        new ImagePreparation(SampleShape.image(3, 64, 64), Fit.CROP, null, Background.WHITE, false);

    assertThat(careful.prepare(encode(Pictures.noise(32, 32, 1), "png"))).hasSize(3 * 64 * 64);
  }

  @ParameterizedTest
  @EnumSource(Fit.class)
  void makesOnePixelOfOnePixel(Fit fit) throws Exception {
    byte[] dot = encode(Pictures.plain(1, 1, 0x102030), "png");

    assertThat(Preparing.preparation(3, 1, 1, fit).prepare(dot)).containsExactly(0x10, 0x20, 0x30);
    assertThat(Preparing.preparation(3, 5, 1, fit).prepare(dot)).hasSize(15);
  }

  /** Turning first and framing then must be the same as what is done: framing first. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void framesTheUprightImage(int exif) throws Exception {
    byte[] jpeg = Pictures.jpeg(Pictures.noise(45, 30, 8));
    BufferedImage stored = ImageIO.read(new ByteArrayInputStream(jpeg));
    ImagePreparation preparation =
        new ImagePreparation(SampleShape.image(3, 13, 10), Fit.CROP, 27, Background.WHITE, false);

    byte[] turnedByUs = preparation.prepare(Pictures.oriented(jpeg, exif));
    byte[] turnedBefore = preparation.prepare(encode(upright(stored, exif), "png"));

    for (int i = 0; i < turnedByUs.length; i++) {
      // The sums are the same in another order: a rounding may flip.
      assertThat(Math.abs((turnedByUs[i] & 0xFF) - (turnedBefore[i] & 0xFF)))
          .isLessThanOrEqualTo(1);
    }
  }

  /** Where EXIF says the stored row 0 and column 0 are in the upright picture. */
  private static BufferedImage upright(BufferedImage stored, int exif) {
    boolean transposed = exif >= 5;
    int width = transposed ? stored.getHeight() : stored.getWidth();
    int height = transposed ? stored.getWidth() : stored.getHeight();
    BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < stored.getHeight(); row++) {
      for (int column = 0; column < stored.getWidth(); column++) {
        int rgb = stored.getRGB(column, row);
        switch (exif) {
          case 2 -> turned.setRGB(width - 1 - column, row, rgb); // row 0 top, column 0 right
          case 3 -> turned.setRGB(width - 1 - column, height - 1 - row, rgb); // bottom, right
          case 4 -> turned.setRGB(column, height - 1 - row, rgb); // bottom, left
          case 5 -> turned.setRGB(row, column, rgb); // left, top
          case 6 -> turned.setRGB(width - 1 - row, column, rgb); // right, top
          case 7 -> turned.setRGB(width - 1 - row, height - 1 - column, rgb); // right, bottom
          case 8 -> turned.setRGB(row, height - 1 - column, rgb); // left, bottom
          default -> throw new IllegalArgumentException("no EXIF orientation: " + exif);
        }
      }
    }
    return turned;
  }

  private static int[] encodeBlue(int count) {
    int[] pixels = new int[count];
    java.util.Arrays.fill(pixels, 0x0000FF);
    return pixels;
  }

  /** Of low contrast, so that nothing is clipped. */
  private static BufferedImage pattern(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, 64 + (x * 37 + y * 91 + x * y * 13) % 128);
      }
    }
    return image;
  }

  private static byte[] resize(BufferedImage image, int width, int height) throws Exception {
    return Preparing.preparation(1, height, width, Fit.STRETCH).prepare(encode(image, "png"));
  }

  /** Pillow rounds to bytes between the two directions. */
  private static void assertWithinOneLevel(byte[] found, int[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i] & 0xFF).isBetween(expected[i] - 1, expected[i] + 1);
    }
  }
}
