package org.gan4j.datasets.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHashesTest {
  /** The files of this test are new, and their hashes are kept all the same. */
  private static final Duration AT_ONCE = Duration.ofSeconds(-10);

  @TempDir Path folder;
  private final List<Path> read = new ArrayList<>();
  private Path file;

  @BeforeEach
  void writeAFile() throws IOException {
    file = Files.writeString(folder.resolve("a.png"), "one");
    assumeTrue(FileStamp.of(file) != null, "this test needs the times of inodes");
  }

  @Test
  void readsAFileOnce() throws IOException {
    ContentHash hash = hash(AT_ONCE);

    assertThat(hash).isEqualTo(ContentHash.of("one".getBytes(UTF_8)));
    assertThat(hash(AT_ONCE)).isEqualTo(hash);
    assertThat(hash(AT_ONCE)).isEqualTo(hash);
    assertThat(read).hasSize(1);
  }

  @Test
  void readsAFileAgainThatHasOtherBytesOfTheSameLengthAndTime() throws IOException {
    ContentHash hash = hash(AT_ONCE);
    exchange();

    assertThat(hash(AT_ONCE)).isNotEqualTo(hash).isEqualTo(ContentHash.of("two".getBytes(UTF_8)));
  }

  @Test
  void keepsNoHashOfAFileThatWasChangedAMomentAgo() throws IOException {
    hash(Duration.ofHours(1));
    hash(Duration.ofHours(1));

    assertThat(read).hasSize(2);
  }

  @Test
  void readsAllWhereTheRecordIsDamaged() throws IOException {
    ContentHash hash = hash(AT_ONCE);
    byte[] whole = Files.readAllBytes(record());

    for (int length = 0; length < whole.length; length++) {
      Files.write(record(), Arrays.copyOf(whole, length));
      assertThat(hash(AT_ONCE)).isEqualTo(hash);
    }
    for (int wrong = 0; wrong < whole.length; wrong++) {
      byte[] damaged = whole.clone();
      damaged[wrong] ^= 0x40;
      Files.write(record(), damaged);
      assertThat(hash(AT_ONCE)).isEqualTo(hash);
    }
    assertThat(read).hasSize(1 + 2 * whole.length);
  }

  @Test
  void readsAllWhereTheRecordCannotBe() throws IOException {
    Files.writeString(folder.resolve("cache"), "a file");

    FileHashes hashes = new FileHashes(record(), AT_ONCE);
    assertThat(hashes.of("a.png", file, this::read))
        .isEqualTo(ContentHash.of("one".getBytes(UTF_8)));
    assertThat(hashes.save()).isFalse();
  }

  @Test
  void hashesLargeFilesLikeSmallOnes() throws IOException {
    byte[] content = new byte[3_000_000];
    Arrays.fill(content, (byte) 7);
    Files.write(file, content);

    assertThat(ContentHash.ofFile(file)).isEqualTo(ContentHash.of(content));
  }

  private void exchange() throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, "two");
    Files.setLastModifiedTime(file, time);
  }

  private ContentHash hash(Duration settled) throws IOException {
    FileHashes hashes = new FileHashes(record(), settled);
    ContentHash hash = hashes.of("a.png", file, this::read);
    assertThat(hashes.save()).isTrue();
    return hash;
  }

  private ContentHash read(Path path) throws IOException {
    read.add(path);
    return ContentHash.ofFile(path);
  }

  private Path record() {
    return folder.resolve("cache").resolve("a.hashes");
  }
}
