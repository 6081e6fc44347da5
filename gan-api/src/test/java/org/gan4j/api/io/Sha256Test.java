package org.gan4j.api.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The values are those of NIST's examples for SHA-256. */
class Sha256Test {
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir private Path folder;

  @Test
  void hashesWhatIsAddedInAnyParts() {
    assertThat(new Sha256().hex()).isEqualTo(NOTHING);
    assertThat(new Sha256().add("abc").hex()).isEqualTo(ABC);
    assertThat(new Sha256().add((byte) 'a').add(ByteBuffer.wrap(new byte[] {'b'})).add("c").hex())
        .isEqualTo(ABC);
    assertThat(new Sha256().add("abc").bytes())
        .hasSize(32)
        .startsWith(0xba, 0x78)
        .endsWith(0x15, 0xad);
  }

  @Test
  void beginsAnewAfterAHash() {
    Sha256 hash = new Sha256().add("something else");
    hash.hex();

    assertThat(hash.add("abc").hex()).isEqualTo(ABC);
  }

  @Test
  void hashesFiles() throws IOException {
    Path small = Files.writeString(folder.resolve("small"), "abc");
    Path million = Files.writeString(folder.resolve("million"), "a".repeat(1_000_000));

    assertThat(Sha256.ofFile(small)).isEqualTo(ABC);
    assertThat(Sha256.ofFile(million))
        .isEqualTo("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  }
}
