package org.gan4j.core.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.gan4j.api.data.GaussianMixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PictureTest {

  @Test
  void keepsEveryByteOfAnImage() {
    INDArray images = Nd4j.create(DataType.FLOAT, 1, 1, 16, 16);
    for (int i = 0; i < 256; i++) {
      images.putScalar(i, i / 127.5 - 1);
    }
    BufferedImage picture = ImageGrid.singles(images).get(0);
    for (int i = 0; i < 256; i++) {
      assertThat(picture.getRaster().getSample(i % 16, i / 16, 0)).isEqualTo(i);
    }
  }

  @Test
  void clipsWhatIsOutsideTheRange() {
    assertThat(ImageGrid.toByte(-3)).isZero();
    assertThat(ImageGrid.toByte(3)).isEqualTo(255);
  }

  @Test
  void placesImagesRowByRowWithColours() {
    INDArray images = Nd4j.create(DataType.FLOAT, 3, 3, 64, 64).addi(-1);
    images.slice(0).slice(0).assign(1); // red
    images.slice(1).slice(1).assign(1); // green
    images.slice(2).slice(2).assign(1); // blue
    BufferedImage grid = ImageGrid.draw(images, 2);
    assertThat(grid.getWidth()).isEqualTo(2 * 64 + 6);
    assertThat(grid.getHeight()).isEqualTo(2 * 64 + 6);
    assertThat(grid.getRGB(34, 34) & 0xFFFFFF).isEqualTo(0xFF0000);
    assertThat(grid.getRGB(100, 34) & 0xFFFFFF).isEqualTo(0x00FF00);
    assertThat(grid.getRGB(34, 100) & 0xFFFFFF).isEqualTo(0x0000FF);
  }

  @Test
  void enlargesDigitsSoThatTheyCanBeRead() {
    BufferedImage grid = ImageGrid.draw(Nd4j.create(DataType.FLOAT, 4, 1, 28, 28), 2);
    assertThat(grid.getWidth()).isEqualTo(2 * 56 + 6);
  }

  @Test
  void refusesTwoChannels() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageGrid.draw(Nd4j.create(DataType.FLOAT, 1, 2, 8, 8), 1))
        .withMessageContaining("not 2");
  }

  @Test
  void drawsPointsAndModes() {
    INDArray points = Nd4j.createFromArray(new float[][] {{1, 1}, {-1, -1}});
    BufferedImage with =
        ScatterPlot.draw(points, new GaussianMixture(List.of(List.of(1.0, 1.0)), 0.1));
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < with.getHeight(); y++) {
      for (int x = 0; x < with.getWidth(); x++) {
        colours.add(with.getRGB(x, y) & 0xFFFFFF);
      }
    }
    assertThat(colours).contains(0xC0392B);
  }

  @Test
  void writesAPngThatCanBeReadAgain(@TempDir Path folder) throws IOException {
    BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setSample(2, 1, 0, 200);
    Path file = folder.resolve("new folder").resolve("x.png");
    PictureFile.write(picture, file);
    assertThat(ImageIO.read(file.toFile()).getRaster().getSample(2, 1, 0)).isEqualTo(200);
  }
}
