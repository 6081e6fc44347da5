package org.gan4j.cli.output;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.datasets.idx.IdxWriter;
import org.gan4j.images.output.NumpyFile;
import org.gan4j.images.output.PngFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplacementTest {
  private static final BufferedImage PICTURE =
      new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);

  @TempDir private Path folder;

  private static void accepts(Path file) {
    assertThatCode(() -> Replacement.require(file, /* forced= */ false)).doesNotThrowAnyException();
  }

  private static void refuses(Path file) {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> Replacement.require(file, /* forced= */ false))
        .withMessageContaining("--force");
    assertThatCode(() -> Replacement.require(file, /* forced= */ true)).doesNotThrowAnyException();
  }

  @Test
  void replacesPicturesThatGan4jWroteAndNoOthers() throws IOException {
    Path ours = folder.resolve("ours.png");
    Path holiday = folder.resolve("holiday.png");
    PngFile.write(PICTURE, ours);
    ImageIO.write(PICTURE, "png", holiday.toFile());

    accepts(folder.resolve("new.png"));
    accepts(ours);
    refuses(holiday);
  }

  @Test
  void replacesArraysAndIdxFiles() {
    Path array = folder.resolve("features.npy");
    try (NumpyFile file = NumpyFile.ofFloats(array, 1)) {
      file.write(1f);
    }
    accepts(array);
    for (String name : new String[] {"labels.idx", "labels.idx.gz"}) {
      IdxWriter.writeLabels(folder.resolve(name), 1, 2);
      accepts(folder.resolve(name));
    }
  }

  @Test
  void replacesIdxFilesOfNumbers() {
    Path file = folder.resolve("points.idx.gz");
    try (IdxWriter writer = IdxWriter.create(file, SampleShape.vector(2), 1)) {
      writer.write(FloatBuffer.wrap(new float[] {1, 2}));
    }
    accepts(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"notes.csv", "notes.npy", "notes.idx", "notes.idx.gz", "notes.json", "notes"})
  void refusesTexts(String name) throws IOException {
    refuses(Files.writeString(folder.resolve(name), "name,age\nAda,36\n"));
    accepts(Files.writeString(folder.resolve(name), ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.5,-1.25E-5;true",
        "0.5,NaN,-Infinity;true",
        "f0,f1,f2,label;true",
        "f0;true",
        "features;false",
        "1,two;false",
        "2024/01/31,1;false",
        "a,f0;false"
      })
  void tellsTablesByTheirFirstLine(String line, boolean result) throws IOException {
    Path file = Files.writeString(folder.resolve("table.csv"), line + "\nanything\n");

    if (result) {
      accepts(file);
    } else {
      refuses(file);
    }
  }

  @Test
  void tellsTablesWithLongLinesToo() throws IOException {
    accepts(Files.writeString(folder.resolve("features.csv"), "0.12345,".repeat(400) + "1\n"));
    refuses(Files.writeString(folder.resolve("words.csv"), "0.12345,word,".repeat(400) + "1\n"));
  }

  @Test
  void refusesFoldersAndDevicesAlways() {
    for (Path place : new Path[] {folder, Path.of("/dev/null")}) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> Replacement.require(place, /* forced= */ true))
          .withMessageContaining("name a file with --out");
    }
  }
}
