package org.gan4j.images.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpyFileTest {
  @TempDir Path folder;

  /** The format's version 1.0: magic, version, length of the header, header, numbers. */
  @Test
  void hasTheLayoutOfNumPy() throws IOException {
    Path file = folder.resolve("a.npy");

    try (NumpyFile array = NumpyFile.ofFloats(file, 2, 1)) {
      array.write(1.5f);
      array.write(-2f);
    }

    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.capacity()).isEqualTo(128 + 8);
    assertThat(bytes.getShort(8)).isEqualTo((short) 118);
    String text = new String(bytes.array(), 1, 127, StandardCharsets.ISO_8859_1);
    assertThat(text)
        .startsWith("NUMPY\1\0")
        .contains("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1,), } ")
        .endsWith(" \n");
    assertThat(bytes.getFloat(128)).isEqualTo(1.5f);
    assertThat(bytes.getFloat(132)).isEqualTo(-2f);
  }

  @Test
  void leavesNothingWhereNumbersAreMissing() throws IOException {
    try (NumpyFile array = NumpyFile.ofIntegers(folder.resolve("a.npy"), 3)) {
      array.write(1, 2);
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesMoreNumbersThanItsShapeHas() {
    try (NumpyFile array = NumpyFile.ofIntegers(folder.resolve("a.npy"), 1)) {
      assertThatIllegalArgumentException().isThrownBy(() -> array.write(1, 2));
    }
  }

  @Test
  void saysWhichFileCannotBeWritten() {
    Path file = folder.resolve("none").resolve("a.npy");

    assertThatThrownBy(() -> NumpyFile.ofFloats(file, 1))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("the file cannot be written")
        .hasMessageContaining(file.toString());
  }
}
