package org.gan4j.images.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ImageGridTest {

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
    INDArray images = Nd4j.createFromArray(-3f, 3f).reshape(1, 1, 1, 2);
    BufferedImage picture = ImageGrid.singles(images).get(0);
    assertThat(picture.getRaster().getSample(0, 0, 0)).isZero();
    assertThat(picture.getRaster().getSample(1, 0, 0)).isEqualTo(255);
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
  void takesAFourthChannelForAlpha() {
    INDArray images = Nd4j.create(DataType.FLOAT, 2, 4, 64, 64).addi(-1);
    images.slice(0).slice(0).assign(1); // red, and transparent
    images.slice(1).slice(1).assign(1); // green
    images.slice(1).slice(3).assign(1); // and opaque
    BufferedImage grid = ImageGrid.draw(images, 2);
    assertThat(grid.getRGB(34, 34)).isEqualTo(0x00FF0000);
    assertThat(grid.getRGB(100, 34)).isEqualTo(0xFF00FF00);
    assertThat(grid.getRGB(0, 0)).isEqualTo(0xFF606060);
    assertThat(ImageGrid.singles(images).get(1).getRGB(5, 5)).isEqualTo(0xFF00FF00);
  }

  @Test
  void refusesTwoChannels() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageGrid.draw(Nd4j.create(DataType.FLOAT, 1, 2, 8, 8), 1))
        .withMessageContaining("not 2");
  }

  @Test
  void joinsPicturesWithoutGaps() {
    BufferedImage red = new BufferedImage(2, 3, BufferedImage.TYPE_3BYTE_BGR);
    red.setRGB(1, 2, 0xFF0000);
    BufferedImage transparent = new BufferedImage(2, 3, BufferedImage.TYPE_INT_ARGB);
    transparent.setRGB(0, 0, 0x100000FF);
    BufferedImage grid = ImageGrid.join(List.of(red, transparent, red), 2);
    assertThat(grid.getWidth()).isEqualTo(4);
    assertThat(grid.getHeight()).isEqualTo(6);
    assertThat(grid.getRGB(1, 2) & 0xFFFFFF).isEqualTo(0xFF0000);
    assertThat(grid.getRGB(2, 0) & 0xFFFFFF).isEqualTo(0x0000FF);
    assertThat(grid.getRGB(1, 5) & 0xFFFFFF).isEqualTo(0xFF0000);
    assertThat(grid.getRGB(3, 5) & 0xFFFFFF).isZero();
  }

  @Test
  void marksGapsInGrey() {
    BufferedImage grid = ImageGrid.draw(Nd4j.create(DataType.FLOAT, 3, 1, 64, 64), 2);
    assertThat(grid.getRaster().getSample(0, 0, 0)).isEqualTo(0x60);
    assertThat(grid.getRaster().getSample(2, 2, 0)).isEqualTo(128);
    // The fourth place is empty.
    assertThat(grid.getRaster().getSample(100, 100, 0)).isEqualTo(0x60);
  }
}
