package org.gan4j.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleFormatTest {
  private static final SampleShape POINT = SampleShape.vector(2);
  private static final SampleShape VECTOR = SampleShape.vector(5);
  private static final SampleShape GREY = SampleShape.image(1, 28, 28);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "grid.png, PICTURE",
    "GRID.PNG, PICTURE",
    "grid.webp, WEBP",
    "digits.npy, NUMPY",
    "digits.parquet, PARQUET",
    "a/b.idx, IDX",
    "a/b.idx.gz, COMPRESSED_IDX",
    "points.csv, CSV",
    "digits, FOLDER",
    "digits/, FOLDER",
    "., FOLDER",
    "../.., FOLDER"
  })
  void followsFromTheEnding(Path path, SampleFormat format) {
    assertThat(SampleFormat.of(path)).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grid.jpg", "samples.gz", "points.csv.gz", "a.b"})
  void refusesOtherEndings(Path path) {
    assertThatThrownBy(() -> SampleFormat.of(path))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("cannot be written in this format");
  }

  @Test
  void refusesWhatExistsAsSomethingElse() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path directory = Files.createDirectory(folder.resolve("folder.png"));

    assertThatThrownBy(() -> SampleFormat.of(file)).hasMessageContaining("not a folder");
    assertThatThrownBy(() -> SampleFormat.of(directory)).hasMessageContaining("a folder");
  }

  @Test
  void acceptsAFolderWithADotInItsName() throws IOException {
    assertThat(SampleFormat.of(Files.createDirectory(folder.resolve("v1.5"))))
        .isEqualTo(SampleFormat.FOLDER);
  }

  @Test
  void drawsWhatCanBeDrawn() {
    assertThat(SampleFormat.usual(GREY)).isEqualTo(SampleFormat.PICTURE);
    assertThat(SampleFormat.usual(POINT)).isEqualTo(SampleFormat.PICTURE);
    assertThat(SampleFormat.usual(VECTOR)).isEqualTo(SampleFormat.CSV);
    assertThat(SampleFormat.usual(SampleShape.image(2, 8, 8))).isEqualTo(SampleFormat.CSV);
  }

  @Test
  void refusesPicturesOfWhatIsNone() {
    assertThatThrownBy(() -> SampleFormat.PICTURE.writer(folder, VECTOR))
        .hasMessageContaining("no pictures");
    assertThatThrownBy(() -> SampleFormat.FOLDER.writer(folder, POINT))
        .hasMessageContaining("no pictures");
  }
}
