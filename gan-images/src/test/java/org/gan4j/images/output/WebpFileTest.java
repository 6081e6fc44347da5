package org.gan4j.images.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.gan4j.api.GanException;
import org.gan4j.images.decode.BrokenImageException;
import org.gan4j.images.decode.ImageDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebpFileTest {
  @TempDir private Path folder;

  private static BufferedImage noise(int type) {
    BufferedImage picture = new BufferedImage(37, 23, type);
    Random random = new Random(1);
    for (int i = 0; i < 37 * 23; i++) {
      for (int band = 0; band < picture.getRaster().getNumBands(); band++) {
        // Opaque enough: libwebp may change the colour of what is invisible.
        int level = band == 3 ? 1 + random.nextInt(255) : random.nextInt(256);
        picture.getRaster().setSample(i % 37, i / 37, band, level);
      }
    }
    return picture;
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_BYTE_GRAY
      })
  void losesNothing(int type) throws IOException, BrokenImageException {
    BufferedImage picture = noise(type);
    Path file = folder.resolve("noise.webp");

    WebpFile.write(picture, file);

    BufferedImage read = ImageDecoder.decode(file).upright();
    assertThat(read.getWidth()).isEqualTo(37);
    for (int i = 0; i < 37 * 23; i++) {
      int column = i % 37;
      int row = i / 37;
      if (type == BufferedImage.TYPE_BYTE_GRAY) {
        int level = picture.getRaster().getSample(column, row, 0);
        assertThat(read.getRaster().getSample(column, row, 0)).isEqualTo(level);
      } else {
        assertThat(read.getRGB(column, row)).isEqualTo(picture.getRGB(column, row));
      }
    }
  }

  @Test
  void knowsItsOwnFiles() throws IOException {
    Path own = folder.resolve("own.webp");
    WebpFile.write(List.of(noise(BufferedImage.TYPE_INT_RGB)), List.of(own));
    Path other = Files.writeString(folder.resolve("other.webp"), "RIFF....WEBP");
    Path cut = Files.write(folder.resolve("cut.webp"), new byte[1000]);

    assertThat(WebpFile.isOwn(own)).isTrue();
    assertThat(WebpFile.isOwn(other)).isFalse();
    assertThat(WebpFile.isOwn(cut)).isFalse();
  }

  /**
   * As the container's specification has it: the length of the file, and the size of the canvas.
   */
  @Test
  void writesTheExtendedFormat() {
    byte[] file = WebpFile.bytes(noise(BufferedImage.TYPE_INT_ARGB));

    assertThat(new String(file, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    assertThat(length).isEqualTo(file.length - 8).isEven();
    assertThat(file[20]).as("alpha and XMP").isEqualTo((byte) 0x14);
    assertThat(file[24]).isEqualTo((byte) 36);
    assertThat(file[27]).isEqualTo((byte) 22);
  }

  @Test
  void refusesWhatTheFormatHasNoRoomFor() {
    BufferedImage wide = new BufferedImage(16_384, 1, BufferedImage.TYPE_BYTE_GRAY);

    assertThatThrownBy(() -> WebpFile.bytes(wide))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("at most 16383 rows and columns");
  }

  @Test
  void picturesHaveAFormat() {
    BufferedImage picture = noise(BufferedImage.TYPE_INT_RGB);

    assertThat(PictureFormat.PNG.bytes(picture)).isEqualTo(PngFile.bytes(picture));
    assertThat(PictureFormat.WEBP.bytes(picture)).isEqualTo(WebpFile.bytes(picture));
    assertThat(PictureFormat.WEBP.mediaType()).isEqualTo("image/webp");
  }
}
