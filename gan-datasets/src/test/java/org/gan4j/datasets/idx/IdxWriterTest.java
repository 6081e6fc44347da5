package org.gan4j.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.gan4j.datasets.Reading.context;
import static org.gan4j.datasets.Reading.read;
import static org.gan4j.datasets.idx.IdxFiles.concat;
import static org.gan4j.datasets.idx.IdxFiles.header;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxWriterTest {
  @TempDir Path folder;

  @Test
  void writesGreyImagesAsMnistDoes() throws IOException {
    Path file = folder.resolve("grey.idx");
    try (IdxWriter writer = IdxWriter.create(file, SampleShape.image(1, 1, 2), 2)) {
      writer.write(FloatBuffer.wrap(new float[] {-1, -0.6f}));
      writer.write(FloatBuffer.wrap(new float[] {1, 1.7f}));
    }

    assertThat(file).hasBinaryContent(concat(header(8, 2, 1, 2), new byte[] {0, 51, -1, -1}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.idx", "x.idx.gz"})
  void writesColourImagesThatReadBackAsTheyWere(String name) {
    SampleShape shape = SampleShape.image(3, 7, 5);
    float[] samples = new float[2 * shape.length()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (i / 127.5 - 1);
    }
    try (IdxWriter writer = IdxWriter.create(folder.resolve(name), shape, 2)) {
      writer.write(FloatBuffer.wrap(samples));
    }

    try (Dataset dataset = open(name)) {
      assertThat(dataset.shape()).isEqualTo(shape);
      assertThat(read(dataset, 0, 1)).containsExactly(samples);
    }
  }

  @Test
  void writesVectorsWithoutLoss() {
    float[] samples = {0.1f, 1e-30f, -123.456f, 7};
    try (IdxWriter writer =
        IdxWriter.create(folder.resolve("vectors.gz"), SampleShape.vector(2), 2)) {
      writer.write(FloatBuffer.wrap(samples));
    }

    try (Dataset dataset = open("vectors.gz")) {
      assertThat(read(dataset, 0, 1)).containsExactly(samples);
    }
  }

  @Test
  void leavesNothingBehindWhenSamplesAreMissing() throws IOException {
    Path file = folder.resolve("x.idx");
    IdxWriter writer = IdxWriter.create(file, SampleShape.vector(1), 2);
    writer.write(FloatBuffer.wrap(new float[] {1}));

    assertThatIllegalStateException()
        .isThrownBy(writer::close)
        .withMessageContaining("1 samples were announced and not written");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void keepsTheOldFileUntilTheNewOneIsComplete() throws IOException {
    Path file = Files.writeString(folder.resolve("x.idx"), "old");
    try (IdxWriter writer = IdxWriter.create(file, SampleShape.vector(1), 1)) {
      assertThat(file).hasContent("old");
      writer.write(FloatBuffer.wrap(new float[] {1}));
    }

    assertThat(file).hasSize(4 + 8 + 4);
  }

  @Test
  void refusesMoreThanWasAnnouncedAndBrokenSamples() {
    Path file = folder.resolve("x.idx");
    try (IdxWriter writer = IdxWriter.create(file, SampleShape.vector(2), 1)) {
      assertThatIllegalArgumentException().isThrownBy(() -> writer.write(FloatBuffer.allocate(4)));
      assertThatIllegalArgumentException().isThrownBy(() -> writer.write(FloatBuffer.allocate(1)));
      writer.write(FloatBuffer.allocate(2));
    }
  }

  @Test
  void saysWhereItCannotWrite() {
    Path file = folder.resolve("missing").resolve("x.idx");

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> IdxWriter.create(file, SampleShape.vector(1), 1))
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(GanException.Kind.FAILURE);
              assertThat(e.where()).isEqualTo(file.toString());
            });
  }

  private Dataset open(String name) {
    return new IdxProvider()
        .create(new IdxConfiguration(name, null, null, Layout.AUTO, null), context(folder));
  }
}
