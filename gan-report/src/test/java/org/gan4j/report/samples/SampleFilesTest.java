package org.gan4j.report.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import org.gan4j.api.GanException;
import org.gan4j.api.data.GaussianMixture;
import org.gan4j.api.training.SampleOverview;
import org.gan4j.images.output.ImageGrid;
import org.gan4j.images.output.PngFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SampleFilesTest {
  private final SampleOverview files = new SampleFiles();

  @TempDir private Path folder;

  private Path write(INDArray samples, int columns) {
    return files.write(samples, columns, null, extension -> folder.resolve("all." + extension));
  }

  @Test
  void isAService() {
    assertThat(ServiceLoader.load(SampleOverview.class))
        .hasOnlyElementsOfType(SampleFiles.class)
        .hasSize(1);
  }

  @Test
  void drawsImagesAsAGrid() throws IOException {
    INDArray images = Nd4j.linspace(DataType.FLOAT, -1, 2.0 / 95, 96).reshape(6, 1, 4, 4);

    Path written = write(images, 3);

    Path expected = folder.resolve("expected.png");
    PngFile.write(ImageGrid.draw(images, 3), expected);
    assertThat(written).isEqualTo(folder.resolve("all.png")).hasSameBinaryContentAs(expected);
  }

  @Test
  void writesImagesOfTwoChannelsAsNumbers() throws IOException {
    INDArray images = Nd4j.createFromArray(1f, 2, 3, 4).reshape(2, 2, 1, 1);

    Path written = write(images, 1);

    assertThat(written).isEqualTo(folder.resolve("all.csv"));
    assertThat(Files.readString(written)).isEqualTo("1.0,2.0\n3.0,4.0\n");
  }

  @Test
  void drawsTwoFeaturesAsAScatterPlotWithTheModesOfTheTruth() throws IOException {
    INDArray points = Nd4j.createFromArray(new float[][] {{1, 1}, {-1, -1}});
    GaussianMixture truth = new GaussianMixture(List.of(List.of(1.0, 1.0)), 0.1);

    Path plain = write(points, 1);
    Path marked = files.write(points, 1, truth, extension -> folder.resolve("m." + extension));

    assertThat(plain).isEqualTo(folder.resolve("all.png"));
    assertThat(ImageIO.read(plain.toFile()).getWidth()).isEqualTo(560);
    assertThat(Files.readAllBytes(marked)).isNotEqualTo(Files.readAllBytes(plain));
  }

  @Test
  void writesOtherVectorsAsLinesOfNumbers() {
    INDArray vectors = Nd4j.createFromArray(new float[][] {{1, -0.5f, 3e-7f}, {0, 2, 1e9f}});

    assertThat(write(vectors, 1))
        .isEqualTo(folder.resolve("all.csv"))
        .hasContent("1.0,-0.5,3.0E-7\n0.0,2.0,1.0E9\n");
  }

  @Test
  void saysWhichFileCannotBeWritten() {
    Path missing = folder.resolve("missing").resolve("all.csv");

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> files.write(Nd4j.zeros(2, 3), 1, null, extension -> missing))
        .withMessageContaining(missing.toString());
  }
}
