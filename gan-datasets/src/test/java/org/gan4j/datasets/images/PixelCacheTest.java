package org.gan4j.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.gan4j.datasets.images.PixelCache.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelCacheTest {
  private static final byte[] IDENTITY = new byte[32];
  private static final int HEADER = 16 + 32;
  private static final int BYTES = 12;
  private static final int RECORD = BYTES + 8;

  @TempDir Path folder;
  private final byte[] content = new byte[BYTES];
  private Path path;

  @BeforeEach
  void nameTheFile() {
    path = folder.resolve("nested").resolve("test.pixels");
  }

  @Test
  void findsNothingInANewFile() {
    try (PixelCache cache = open()) {
      assertThat(cache.read(0, content)).isEqualTo(State.ABSENT);
      assertThat(cache.contains(7)).isFalse();
      assertThat(cache.warning()).isEmpty();
    }
  }

  @Test
  void keepsImagesAndProblems() {
    try (PixelCache cache = open()) {
      cache.writeImage(3, image(3));
      cache.writeBroken(1, "broken: a very long reason");
    }

    try (PixelCache cache = open()) {
      assertThat(cache.read(3, content)).isEqualTo(State.IMAGE);
      assertThat(content).containsExactly(image(3));
      assertThat(cache.read(1, content)).isEqualTo(State.BROKEN);
      assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo("broken: a ve");
      assertThat(cache.contains(0)).isFalse();
      assertThat(cache.contains(2)).isFalse();
      assertThat(cache.contains(4)).isFalse();
    }
  }

  @Test
  void believesNoRecordWithAWrongByte() throws IOException {
    for (int wrong = 0; wrong < RECORD; wrong++) {
      try (PixelCache cache = open()) {
        cache.writeImage(2, image(2));
      }
      flip(HEADER + 2 * RECORD + wrong);

      try (PixelCache cache = open()) {
        assertThat(cache.contains(2)).as("byte %d", wrong).isFalse();
      }
    }
  }

  @Test
  void believesNoRecordInAnotherOnesPlace() throws IOException {
    try (PixelCache cache = open()) {
      cache.writeImage(0, image(0));
      cache.writeImage(1, image(1));
    }
    byte[] bytes = Files.readAllBytes(path);
    System.arraycopy(bytes, HEADER, bytes, HEADER + RECORD, RECORD);
    Files.write(path, bytes);

    try (PixelCache cache = open()) {
      assertThat(cache.contains(0)).isTrue();
      assertThat(cache.contains(1)).isFalse();
    }
  }

  @Test
  void survivesBeingCutAnywhere() throws IOException {
    try (PixelCache cache = open()) {
      cache.writeImage(0, image(0));
      cache.writeImage(1, image(1));
    }
    byte[] whole = Files.readAllBytes(path);

    for (int length = 0; length < whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      try (PixelCache cache = open()) {
        assertThat(cache.contains(0)).isEqualTo(length >= HEADER + RECORD);
        assertThat(cache.contains(1)).isFalse();
        cache.writeImage(1, image(1));
        assertThat(cache.contains(1)).isTrue();
      }
    }
  }

  @Test
  void startsAnewWhereTheFileIsForSomethingElse() {
    try (PixelCache cache = open()) {
      cache.writeImage(0, image(0));
    }
    byte[] other = new byte[32];
    other[5] = 1;

    try (PixelCache cache = new PixelCache(path, other, BYTES)) {
      assertThat(cache.contains(0)).isFalse();
    }
  }

  @Test
  void sharesTheFileWithOthersThatHaveItOpen() {
    try (PixelCache one = open();
        PixelCache other = open()) {
      one.writeImage(0, image(0));
      other.writeImage(1, image(1));

      assertThat(other.contains(0)).isTrue();
      assertThat(one.read(1, content)).isEqualTo(State.IMAGE);
      assertThat(content).containsExactly(image(1));
    }
  }

  @Test
  void goesOnWorkingForOthersWhenAThreadIsInterrupted() throws InterruptedException {
    try (PixelCache cache = open()) {
      Thread interrupted =
          new Thread(
              () -> {
                Thread.currentThread().interrupt();
                cache.writeImage(0, image(0));
              });
      interrupted.start();
      interrupted.join();

      assertThat(cache.contains(0)).isTrue();
      assertThat(cache.warning()).isEmpty();
    }
  }

  @Test
  void isEmptyWhereItsFolderCannotBe() throws IOException {
    Files.writeString(folder.resolve("nested"), "a file");

    try (PixelCache cache = open()) {
      cache.writeImage(0, image(0));
      assertThat(cache.contains(0)).isFalse();
      assertThat(cache.warning().orElseThrow())
          .contains("test.pixels cannot be used")
          .contains("decoded anew each time");
    }
  }

  /** What Linux has to try a full disk with: nothing but zeros to read, no room to write. */
  @Test
  void isEmptyOnAFullDisk() {
    Path device = Path.of("/dev/full");
    assumeTrue(Files.exists(device), "this test needs " + device);

    try (PixelCache cache = new PixelCache(device, IDENTITY, BYTES)) {
      cache.writeImage(0, image(0));
      assertThat(cache.contains(0)).isFalse();
      assertThat(cache.warning()).isPresent();
    }
  }

  private PixelCache open() {
    return new PixelCache(path, IDENTITY, BYTES);
  }

  private static byte[] image(int seed) {
    byte[] pixels = new byte[BYTES];
    Arrays.fill(pixels, (byte) (seed + 1));
    return pixels;
  }

  private void flip(long position) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(position);
      int old = file.read();
      file.seek(position);
      file.write(old ^ 0x40);
    }
  }
}
