package org.gan4j.datasets.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.datasets.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarDatasetTest {
  @TempDir Path folder;

  /** Records whose images have one level each. */
  private static byte[] records(int... labelsAndLevels) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int label : labelsAndLevels) {
      bytes.write(label);
      for (int i = 0; i < CifarFiles.IMAGE; i++) {
        bytes.write(10 * label + i % 3);
      }
    }
    return bytes.toByteArray();
  }

  private void writeBatches(Path place) throws IOException {
    Files.createDirectories(place);
    for (int i = 1; i <= 5; i++) {
      Files.write(place.resolve("data_batch_" + i + ".bin"), records(i, i + 1));
    }
    Files.write(place.resolve("test_batch.bin"), records(9));
  }

  private Dataset ten(String path, CifarSplit split, boolean flip, @Nullable Integer limit) {
    return new Cifar10Provider()
        .create(new Cifar10Configuration(path, split, flip, limit), Reading.context(folder));
  }

  @Test
  void readsAllBatches() throws IOException {
    writeBatches(folder.resolve("cifar-10-batches-bin"));
    try (Dataset data = ten(".", CifarSplit.TRAIN, false, null)) {
      assertThat(data.shape()).isEqualTo(SampleShape.image(3, 32, 32));
      assertThat(data.size()).isEqualTo(10);
      assertThat(IntStream.range(0, 10).map(data::label))
          .containsExactly(1, 2, 2, 3, 3, 4, 4, 5, 5, 6);
      assertThat(data.classes()).hasSize(10).startsWith("airplane").endsWith("truck");
      float[] last = Reading.sample(data, 9);
      for (int i = 0; i < last.length; i++) {
        assertThat(last[i]).isCloseTo((60 + i % 3) / 127.5f - 1, within(1e-6f));
      }
    }
    try (Dataset data = ten(".", CifarSplit.TEST, false, null)) {
      assertThat(data.label(0)).isEqualTo(9);
    }
    try (Dataset data = ten(".", CifarSplit.TRAIN, false, 3)) {
      assertThat(data.size()).isEqualTo(3);
    }
  }

  @Test
  void readsOneFileWithNamesBesideIt() throws IOException {
    writeBatches(folder);
    Files.writeString(
        folder.resolve("batches.meta.txt"),
        IntStream.range(0, 10).mapToObj(i -> "class " + i).collect(Collectors.joining("\n"))
            + "\n\n");
    try (Dataset data = ten("test_batch.bin", CifarSplit.TRAIN, false, null)) {
      assertThat(data.size()).isEqualTo(1);
      assertThat(data.classes()).contains("class 7");
    }
  }

  @Test
  void mirrorsSomeImages() throws IOException {
    Files.write(folder.resolve("one.bin"), records(1));
    try (Dataset data = ten("one.bin", CifarSplit.TRAIN, true, null)) {
      int[] many = new int[40];
      float[] all = Reading.read(data, many);
      // The levels of a row of 32 pixels are 10, 11, 12, …, 11: mirrored it begins with 11.
      long mirrored =
          IntStream.range(0, 40)
              .filter(i -> Math.abs(all[i * CifarFiles.IMAGE] - (11 / 127.5f - 1)) < 1e-6)
              .count();
      assertThat(mirrored).isBetween(5L, 35L);
    }
  }

  @Test
  void readsFineAndCoarseClasses() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < 3; i++) {
      bytes.write(i);
      bytes.write(50 + i);
      bytes.writeBytes(new byte[CifarFiles.IMAGE]);
    }
    Files.write(folder.resolve("train.bin"), bytes.toByteArray());
    try (Dataset fine = hundred(Cifar100Labels.FINE);
        Dataset coarse = hundred(Cifar100Labels.COARSE)) {
      assertThat(fine.classes()).hasSize(100);
      assertThat(fine.label(2)).isEqualTo(52);
      assertThat(coarse.classes()).hasSize(20);
      assertThat(coarse.label(2)).isEqualTo(2);
      assertThat(fine.fingerprint()).isNotEqualTo(coarse.fingerprint());
    }
  }

  private Dataset hundred(Cifar100Labels labels) {
    return new Cifar100Provider()
        .create(
            new Cifar100Configuration(".", CifarSplit.TRAIN, labels, false, null),
            Reading.context(folder));
  }

  @Test
  void refusesWhatIsWrong() throws IOException {
    assertThatThrownBy(() -> ten(".", CifarSplit.TRAIN, false, null).close())
        .isInstanceOfSatisfying(
            GanException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.DATA_MISSING))
        .hasMessageContaining("data_batch_1.bin");
    Files.write(folder.resolve("short.bin"), new byte[3072]);
    assertThatThrownBy(() -> ten("short.bin", CifarSplit.TRAIN, false, null).close())
        .hasMessageContaining("3,072 bytes, which are no whole number of records of 3,073");
    Files.write(folder.resolve("wrong.bin"), records(1, 12));
    assertThatThrownBy(() -> ten("wrong.bin", CifarSplit.TRAIN, false, null).close())
        .hasMessageContaining("image 1 has the label 12, and there are 10 classes");
  }
}
