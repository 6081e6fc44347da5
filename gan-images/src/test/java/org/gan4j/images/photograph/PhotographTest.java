package org.gan4j.images.photograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.gan4j.api.GanException;
import org.gan4j.api.mask.Region;
import org.gan4j.images.output.PngFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotographTest {
  @TempDir Path folder;

  @Test
  void keepsAllPixelsButThoseThatAreReplaced() throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x80FF0000);
    image.setRGB(1, 1, 0xFF0000FF);
    Path file = folder.resolve("a.png");

    new Photograph(image).with(new int[] {3}, new float[] {1, -1, 7}).write(file);

    Photograph read = Photograph.read(file);
    assertThat(read.channels()).isEqualTo(3);
    assertThat(read.image().getRGB(0, 0)).isEqualTo(0x80FF0000);
    assertThat(read.image().getRGB(1, 1)).isEqualTo(0xFFFF00FF);
    assertThat(read.get(1, 1, 1)).isEqualTo(-1);
    assertThat(read.numbers()).hasSize(12).startsWith(1);
  }

  @Test
  void hidesWhatIsWhiteInAMask() throws IOException {
    BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 1, 0xFFFFFF);
    image.setRGB(2, 2, 0xFF8080);
    image.setRGB(0, 0, 0x7F7F7F);
    Path file = folder.resolve("mask.png");
    ImageIO.write(image, "png", file.toFile());

    MaskPicture mask = MaskPicture.read(file);

    assertThat(mask.bounds()).isEqualTo(new Region(1, 1, 2, 2));
    assertThat(mask.hidden()[0]).isFalse();
    assertThat(mask.hidden()[5]).isTrue();
    assertThat(mask.hidden()[10]).isTrue();
  }

  @Test
  void namesTheFileThatIsNoPicture() throws IOException {
    Path file = java.nio.file.Files.writeString(folder.resolve("a.png"), "hello");

    assertThatThrownBy(() -> Photograph.read(file)).hasMessageContaining("not a picture");
    assertThatThrownBy(() -> MaskPicture.read(file)).hasMessageContaining("not a picture");
    assertThatThrownBy(() -> MaskPicture.read(folder.resolve("b.png")))
        .hasMessageContaining("no such file");
  }

  /** Java takes grey for linear light, and would show level 100 as 168. */
  @Test
  void readsTheLevelsOfAGreyMaskAsTheyStand() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 100 * 257);
    image.getRaster().setSample(1, 0, 0, 128 * 257);
    Path file = folder.resolve("mask.png");
    ImageIO.write(image, "png", file.toFile());

    assertThat(MaskPicture.read(file).hidden()).containsExactly(false, true, false);
  }

  @Test
  void namesTheBrightestLevelOfAMaskThatHidesNothing() throws IOException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, 1);
    Path file = folder.resolve("mask.png");
    ImageIO.write(image, "png", file.toFile());

    assertThatThrownBy(() -> MaskPicture.read(file)).hasMessageContaining("1 of 255");
  }

  @Test
  void givesAResultItsTransparency() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00112233);
    image.setRGB(1, 0, 0xFF445566);
    BufferedImage result = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
    result.setRGB(3, 1, 0x123456);

    BufferedImage transparent = new Photograph(image).transparentLike(result);

    // Halfway between the centres of the two pixels, a quarter and three quarters.
    assertThat(IntStream.range(0, 4).map(column -> transparent.getRGB(column, 1) >>> 24))
        .containsExactly(0, 64, 191, 255);
    assertThat(transparent.getRGB(3, 1)).isEqualTo(0xFF123456);
    Photograph opaque = new Photograph(new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB));
    assertThat(opaque.transparentLike(result)).isSameAs(result);
  }

  @Test
  void refusesBytesOfMorePixelsThanAreAllowed() {
    byte[] png = PngFile.bytes(new BufferedImage(11, 10, BufferedImage.TYPE_BYTE_GRAY));

    assertThat(Photograph.read(png, 110, "upload").width()).isEqualTo(11);
    assertThatThrownBy(() -> Photograph.read(png, 109, "upload"))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("its 11×10 pixels are more than 109")
        .hasMessageContaining("upload");
    assertThatThrownBy(() -> Photograph.read(new byte[20], 100, "upload"))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("not a picture that can be read");
  }
}
