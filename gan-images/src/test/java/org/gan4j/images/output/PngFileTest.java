package org.gan4j.images.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngFileTest {

  @Test
  void writesAPngThatCanBeReadAgain(@TempDir Path folder) throws IOException {
    BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setSample(2, 1, 0, 200);
    Path file = folder.resolve("new folder").resolve("x.png");
    PngFile.write(picture, file);
    assertThat(ImageIO.read(file.toFile()).getRaster().getSample(2, 1, 0)).isEqualTo(200);
  }
}
