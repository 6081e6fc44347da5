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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gan4j.images.decode.ImageDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebpAnimationTest {
  private static final int WIDTH = 37;
  private static final int HEIGHT = 23;

  @TempDir private Path folder;

  private static BufferedImage noise(long seed) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      picture.setRGB(i % WIDTH, i / WIDTH, random.nextInt(1 << 24));
    }
    return picture;
  }

  private Path animation(List<BufferedImage> frames) throws IOException {
    Path file = folder.resolve("animation.webp");
    try (WebpAnimation animation = WebpAnimation.begin(file, WIDTH, HEIGHT)) {
      for (int i = 0; i < frames.size(); i++) {
        animation.add(frames.get(i), 40 + i);
      }
      animation.finish();
    }
    return file;
  }

  /** A chunk of the container. */
  private record Chunk(String name, ByteBuffer content) {
    int threeBytes(int position) {
      return (content.getShort(position) & 0xFFFF) | ((content.get(position + 2) & 0xFF) << 16);
    }
  }

  private static List<Chunk> chunks(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(name(bytes)).isEqualTo("RIFF");
    assertThat(bytes.getInt()).isEqualTo(bytes.remaining());
    assertThat(name(bytes)).isEqualTo("WEBP");
    List<Chunk> chunks = new ArrayList<>();
    while (bytes.hasRemaining()) {
      String name = name(bytes);
      int length = bytes.getInt();
      chunks.add(
          new Chunk(name, bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN)));
      bytes.position(bytes.position() + length + length % 2);
    }
    return chunks;
  }

  private static String name(ByteBuffer bytes) {
    byte[] name = new byte[4];
    bytes.get(name);
    return new String(name, StandardCharsets.US_ASCII);
  }

  /** As the container's specification has it; each frame is decoded as a file of its own. */
  @Test
  void keepsEveryColourOfEveryFrame() throws Exception {
    List<BufferedImage> frames = List.of(noise(1), noise(2), noise(3));

    List<Chunk> chunks = chunks(animation(frames));

    assertThat(chunks.stream().map(Chunk::name))
        .containsExactly("VP8X", "ANIM", "ANMF", "ANMF", "ANMF", "XMP ");
    assertThat(chunks.get(0).content().get(0)).as("animated, with XMP").isEqualTo((byte) 0x06);
    assertThat(chunks.get(0).threeBytes(4)).isEqualTo(WIDTH - 1);
    assertThat(chunks.get(0).threeBytes(7)).isEqualTo(HEIGHT - 1);
    assertThat(chunks.get(1).content().getShort(4)).as("without end").isZero();
    for (int i = 0; i < frames.size(); i++) {
      Chunk frame = chunks.get(2 + i);
      assertThat(frame.threeBytes(0)).isZero();
      assertThat(frame.threeBytes(3)).isZero();
      assertThat(frame.threeBytes(6)).isEqualTo(WIDTH - 1);
      assertThat(frame.threeBytes(9)).isEqualTo(HEIGHT - 1);
      assertThat(frame.threeBytes(12)).as("milliseconds").isEqualTo(40 + i);
      assertThat(pixels(decoded(frame))).isEqualTo(pixels(frames.get(i)));
    }
  }

  private BufferedImage decoded(Chunk frame) throws Exception {
    ByteBuffer image = frame.content().slice(16, frame.content().capacity() - 16);
    ByteBuffer file = ByteBuffer.allocate(12 + image.capacity()).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + image.capacity());
    file.put("WEBP".getBytes(StandardCharsets.US_ASCII)).put(image);
    Path place = Files.write(folder.resolve("frame.webp"), file.array());
    return ImageDecoder.decode(place).upright();
  }

  private static int[] pixels(BufferedImage picture) {
    return picture.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
  }

  @Test
  void saysThatItIsOfGan4j() throws IOException {
    assertThat(WebpFile.isOwn(animation(List.of(noise(1))))).isTrue();
  }

  @Test
  void refusesFramesOfAnotherSize() throws IOException {
    BufferedImage small = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    assertThatThrownBy(() -> animation(List.of(small)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("37×23");
  }
}
