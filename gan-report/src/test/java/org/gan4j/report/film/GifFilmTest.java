package org.gan4j.report.film;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

class GifFilmTest {
  @TempDir private Path folder;

  /** A frame that is decoded. */
  private record Shown(BufferedImage picture, int hundredths, int repetitions) {}

  private static List<Shown> decode(Path file) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    List<Shown> frames = new ArrayList<>();
    try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(input);
      for (int i = 0; i < reader.getNumImages(true); i++) {
        IIOMetadataNode root =
            (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
        IIOMetadataNode control =
            (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
        NodeList extensions = root.getElementsByTagName("ApplicationExtension");
        int repetitions = -1;
        if (extensions.getLength() > 0) {
          byte[] block = (byte[]) ((IIOMetadataNode) extensions.item(0)).getUserObject();
          repetitions = block[1] + 256 * block[2];
        }
        frames.add(
            new Shown(
                reader.read(i), Integer.parseInt(control.getAttribute("delayTime")), repetitions));
      }
      return frames;
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage greys(int shift) {
    BufferedImage picture = new BufferedImage(32, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 256; i++) {
      picture.getRaster().setSample(i % 32, i / 32, 0, (i + shift) % 256);
    }
    return picture;
  }

  private static BufferedImage colours() {
    BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      picture.setRGB(i % 64, i / 64, new Color(i % 64 * 4, i / 64 * 4, 128).getRGB());
    }
    return picture;
  }

  @Test
  void repeatsItsFramesAndKeepsEveryGrey() throws IOException {
    Path file = folder.resolve("film.gif");
    try (GifFilm film = GifFilm.begin(file)) {
      film.add(greys(0), 20);
      film.add(greys(7), 20);
      film.add(greys(99), 200);
      film.finish();
    }

    assertThat(GifFilm.isOwn(file)).isTrue();
    List<Shown> frames = decode(file);
    assertThat(frames).extracting(Shown::hundredths).containsExactly(20, 20, 200);
    assertThat(frames.get(0).repetitions()).as("zero means without end").isZero();
    for (int i = 0; i < 3; i++) {
      BufferedImage expected = Film.onWhite(greys(new int[] {0, 7, 99}[i]), 32, 8);
      BufferedImage picture = frames.get(i).picture();
      assertThat(picture.getRGB(0, 0, 32, 8, null, 0, 32))
          .isEqualTo(expected.getRGB(0, 0, 32, 8, null, 0, 32));
    }
  }

  @Test
  void choosesColoursForEachFrame() throws IOException {
    Path file = folder.resolve("film.gif");
    try (GifFilm film = GifFilm.begin(file)) {
      film.add(greys(0), 5);
      film.finish();
    }
    assertThat(decode(file)).hasSize(1);
    try (GifFilm film = GifFilm.begin(file)) {
      film.add(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), 5);
      film.add(colours(), 5);
      film.finish();
    }

    BufferedImage picture = decode(file).get(1).picture();
    BufferedImage expected = colours();
    long error = 0;
    for (int i = 0; i < 64 * 64; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        error +=
            Math.abs(
                ((picture.getRGB(i % 64, i / 64) >> shift) & 255)
                    - ((expected.getRGB(i % 64, i / 64) >> shift) & 255));
      }
    }
    // 256 colours for 4096 that lie on a square: 16 for each, so at most 8 levels a channel.
    assertThat(error / (3.0 * 64 * 64)).isLessThan(8);
  }

  @Test
  void leavesNothingOfAFilmThatIsNotFinished() throws IOException {
    try (GifFilm film = GifFilm.begin(folder.resolve("film.gif"))) {
      film.add(greys(0), 5);
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void removesFramesOfALongerFilm() {
    for (int length : new int[] {3, 2}) {
      try (FrameFolder film = new FrameFolder(folder)) {
        for (int i = 0; i < length; i++) {
          film.add(greys(i), 5);
        }
        film.finish();
      }
    }

    assertThat(folder).isDirectoryContaining("glob:**/frame-000002.png");
    assertThat(folder).isDirectoryNotContaining("glob:**/frame-000003.png");
  }
}
