package org.gan4j.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.game.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CheckpointTest {
  private static final CheckpointHeader HEADER =
      new CheckpointHeader(
          "{\"name\": \"grün\"}",
          new Progress(5, Map.of("generator", 5L, "discriminator", 5L), Map.of(), 0.75),
          Map.of("samples", SampleShape.image(3, 4, 5), "target", SampleShape.vector(2)),
          List.of("äpfel", "pears"),
          "{\"gan4j\": \"0.2\"}",
          new History(
              List.of(new History.Evaluated(8, 4, Map.of("distance", 0.1))),
              List.of(new History.RolledBack(6, 3, 9, "größer", 0.5)),
              6,
              8,
              History.NONE));

  @TempDir Path folder;

  @Test
  void givesBackEveryBit() {
    Map<String, INDArray> arrays = arrays();
    // Numbers that arithmetic or text would change.
    named(arrays, "a").putScalar(0, Float.MIN_VALUE).putScalar(1, -0.0f).putScalar(2, 1e-38f);
    Checkpoint checkpoint = written(arrays);
    Map<String, INDArray> restored = zeros(arrays);
    checkpoint.restore(restored);
    arrays.forEach(
        (name, array) ->
            assertThat(named(restored, name).ravel().toFloatVector())
                .containsExactly(array.ravel().toFloatVector()));
    assertThat(checkpoint.header()).isEqualTo(HEADER);
  }

  @Test
  void keepsTheOrderOfElementsInFortranOrderedArraysAndViews() {
    INDArray fortran = Nd4j.arange(12).castTo(DataType.FLOAT).reshape('c', 3, 4).dup('f');
    INDArray view = Nd4j.arange(20).castTo(DataType.FLOAT).reshape('c', 4, 5).getColumn(2);
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    arrays.put("fortran", fortran);
    arrays.put("view", view);
    INDArray back = Nd4j.create(DataType.FLOAT, 3, 4).dup('f');
    INDArray whole = Nd4j.zeros(DataType.FLOAT, 4, 5);
    Map<String, INDArray> live = new LinkedHashMap<>();
    live.put("fortran", back);
    live.put("view", whole.getColumn(2));
    written(arrays).restore(live);
    assertThat(back).isEqualTo(fortran);
    assertThat(whole.getColumn(2)).isEqualTo(view);
    assertThat(whole.getColumn(1).sumNumber().doubleValue()).isZero();
  }

  @Test
  void isASafetensorsFile() throws IOException {
    written(arrays());
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file())).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[(int) bytes.getLong()];
    bytes.get(header);
    assertThat(new String(header, StandardCharsets.UTF_8))
        .startsWith("{\"__metadata__\":{\"format\":\"gan4j-checkpoint\"")
        .contains("\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}")
        .doesNotContain("org.gan4j")
        .doesNotContain("java.");
    assertThat(bytes.remaining()).isEqualTo(4 * (6 + 4));
    assertThat(bytes.getFloat()).isEqualTo(named(arrays(), "a").getFloat(0));
  }

  @Test
  void noticesAnyFlippedBit() throws IOException {
    written(arrays());
    byte[] good = Files.readAllBytes(file());
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      int place = i < Long.BYTES ? i : random.nextInt(bad.length);
      bad[place] ^= (byte) (1 << random.nextInt(8));
      Files.write(file(), bad);
      assertThatExceptionOfType(GanException.class)
          .as("a flipped bit in byte %d", place)
          .isThrownBy(() -> Checkpoint.open(file()).restore(zeros(arrays())));
    }
  }

  @Test
  void noticesThatTheEndIsMissing() throws IOException {
    written(arrays());
    byte[] good = Files.readAllBytes(file());
    for (int length = 0; length < good.length; length += 7) {
      Files.write(file(), java.util.Arrays.copyOf(good, length));
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> Checkpoint.open(file()))
          .satisfies(failure -> assertThat(failure.where()).isEqualTo(file().toString()));
    }
  }

  @Test
  void refusesAHeaderThatWouldNotFitIntoMemory() throws IOException {
    ByteBuffer lie = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file(), lie.putLong(Long.MAX_VALUE).array());
    assertThatExceptionOfType(GanException.class).isThrownBy(() -> Checkpoint.open(file()));
  }

  @Test
  void namesWhatDoesNotFitAnotherExperiment() {
    Checkpoint checkpoint = written(arrays());
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> checkpoint.restore(Map.of("a", Nd4j.zeros(DataType.FLOAT, 3, 3))))
        .withMessageContaining("another experiment")
        .withMessageContaining("a is [2, 3] in it and [3, 3] here");
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> checkpoint.restore(Map.of("c", Nd4j.zeros(DataType.FLOAT, 1))))
        .withMessageContaining("it has no c");
  }

  @Test
  void leavesTheOlderFileWhenItCannotWrite() throws IOException {
    written(arrays());
    byte[] older = Files.readAllBytes(file());
    CheckpointHeader tooLarge =
        new CheckpointHeader(
            HEADER.experiment(),
            HEADER.progress(),
            HEADER.arrays(),
            HEADER.classes(),
            "{\"gan4j\": \"" + "x".repeat(Checkpoint.LARGEST_HEADER) + "\"}",
            HEADER.history());
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> CheckpointWriter.write(file(), tooLarge, arrays()))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(GanException.Kind.FAILURE));
    assertThat(Files.readAllBytes(file())).isEqualTo(older);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void leavesNothingUnfinishedBehind() throws IOException {
    written(arrays());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  /** A training that keeps few checkpoints removes them while others read them. */
  @Test
  void canBeRestoredAfterTheFileWasRemoved() throws IOException {
    Map<String, INDArray> arrays = arrays();
    try (Checkpoint checkpoint = written(arrays)) {
      Files.delete(file());
      Files.writeString(file(), "another");

      assertThat(checkpoint.arrays("")).isEqualTo(arrays);
    }
  }

  @Test
  void keepsTheArraysOfATask() {
    INDArray one = Nd4j.ones(DataType.FLOAT, 2);
    INDArray two = Nd4j.zeros(DataType.FLOAT, 3);
    try (Checkpoint checkpoint =
        written(Checkpoint.ofTask(Map.of("size", one), Map.of("mask/pixels", two)))) {
      assertThat(checkpoint.prepared()).isEqualTo(Map.of("size", one));
      assertThat(checkpoint.kept()).isEqualTo(Map.of("mask/pixels", two));
      assertThat(checkpoint.data().kept()).isEqualTo(Map.of("mask/pixels", two));
      assertThat(checkpoint.data().arrays()).isEqualTo(HEADER.arrays());
    }
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> Checkpoint.open(folder.resolve("none.gan")))
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(GanException.Kind.USAGE));
  }

  private static INDArray named(Map<String, INDArray> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }

  private Path file() {
    return folder.resolve("x.gan");
  }

  private Checkpoint written(Map<String, INDArray> arrays) {
    CheckpointWriter.write(file(), HEADER, arrays);
    return Checkpoint.open(file());
  }

  private static Map<String, INDArray> arrays() {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    arrays.put("a", Nd4j.linspace(DataType.FLOAT, 0.1, 0.7, 6).reshape('c', 2, 3));
    arrays.put("b", Nd4j.linspace(DataType.FLOAT, -3, 0.5, 4));
    return arrays;
  }

  private static Map<String, INDArray> zeros(Map<String, INDArray> like) {
    Map<String, INDArray> zeros = new LinkedHashMap<>();
    like.forEach((name, array) -> zeros.put(name, Nd4j.zeros(DataType.FLOAT, array.shape())));
    return zeros;
  }
}
