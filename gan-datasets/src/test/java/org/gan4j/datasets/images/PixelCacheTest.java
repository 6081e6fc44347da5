package org.gan4j.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.datasets.images.PixelCache.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelCacheTest {
  private static final byte[] IDENTITY = new byte[32];
  private static final int HEADER = 16 + 32;
  private static final int BYTES = 12;
  private static final int RECORD = 32 + BYTES + 8;
  private static final int ENTRY = 32 + 4;
  private static final Set<ContentHash> ALL =
      IntStream.range(0, 10).mapToObj(PixelCacheTest::hash).collect(Collectors.toSet());

  @TempDir Path folder;
  private final byte[] content = new byte[BYTES];

  @Test
  void findsNothingInANewFolder() {
    try (PixelCache cache = open()) {
      assertThat(cache.read(hash(0), content)).isEqualTo(State.ABSENT);
      assertThat(cache.contains(hash(7))).isFalse();
      assertThat(cache.warning()).isEmpty();
    }
    assertThat(packs()).doesNotExist();
  }

  @Test
  void keepsImagesAndProblems() {
    try (PixelCache cache = open()) {
      cache.writeImage(hash(3), image(3));
      cache.writeBroken(hash(1), "broken: a very long reason");
      assertThat(cache.contains(hash(3))).isTrue();
    }

    try (PixelCache cache = open()) {
      assertThat(cache.read(hash(3), content)).isEqualTo(State.IMAGE);
      assertThat(content).containsExactly(image(3));
      assertThat(cache.read(hash(1), content)).isEqualTo(State.BROKEN);
      assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo("broken: a ve");
      assertThat(cache.contains(hash(0))).isFalse();
    }
  }

  @Test
  void believesNoRecordWithAWrongByte() throws IOException {
    for (int wrong = 0; wrong < RECORD; wrong++) {
      try (PixelCache cache = open()) {
        cache.writeImage(hash(2), image(2));
      }
      flip("0.pixels", Files.size(packs().resolve("0.pixels")) - RECORD + wrong);

      try (PixelCache cache = open()) {
        assertThat(cache.contains(hash(2))).as("byte %d", wrong).isFalse();
      }
    }
  }

  @Test
  void believesNoKeyWithAWrongByte() throws IOException {
    for (int wrong = 0; wrong < ENTRY; wrong++) {
      try (PixelCache cache = open()) {
        cache.writeImage(hash(2), image(2));
      }
      flip("0.keys", wrong);

      try (PixelCache cache = open()) {
        assertThat(cache.contains(hash(2))).as("byte %d", wrong).isFalse();
      }
      Files.delete(packs().resolve("0.keys"));
    }
  }

  @Test
  void believesNoRecordOfAnotherImage() throws IOException {
    try (PixelCache cache = open()) {
      cache.writeImage(hash(0), image(0));
      cache.writeImage(hash(1), image(1));
    }
    byte[] bytes = Files.readAllBytes(packs().resolve("0.pixels"));
    System.arraycopy(bytes, HEADER, bytes, HEADER + RECORD, RECORD);
    Files.write(packs().resolve("0.pixels"), bytes);

    try (PixelCache cache = open()) {
      assertThat(cache.contains(hash(0))).isTrue();
      assertThat(cache.contains(hash(1))).isFalse();
    }
  }

  @Test
  void survivesBeingCutAnywhere() throws IOException {
    for (String name : new String[] {"0.pixels", "0.keys"}) {
      try (PixelCache cache = open()) {
        cache.writeImage(hash(0), image(0));
        cache.writeImage(hash(1), image(1));
      }
      byte[] pixels = Files.readAllBytes(packs().resolve("0.pixels"));
      byte[] keys = Files.readAllBytes(packs().resolve("0.keys"));
      byte[] whole = name.equals("0.pixels") ? pixels : keys;
      int one = name.equals("0.pixels") ? HEADER + RECORD : ENTRY;

      for (int length = 0; length < whole.length; length++) {
        Files.write(packs().resolve("0.pixels"), pixels);
        Files.write(packs().resolve("0.keys"), keys);
        Files.write(packs().resolve(name), Arrays.copyOf(whole, length));
        try (PixelCache cache = open()) {
          assertThat(cache.contains(hash(0))).as("%d", length).isEqualTo(length >= one);
          assertThat(cache.contains(hash(1))).isFalse();
          cache.writeImage(hash(1), image(1));
          assertThat(cache.contains(hash(1))).isTrue();
        }
        try (PixelCache cache = open()) {
          assertThat(cache.read(hash(1), content)).isEqualTo(State.IMAGE);
          assertThat(content).containsExactly(image(1));
        }
      }
      Files.delete(packs().resolve("0.pixels"));
      Files.delete(packs().resolve("0.keys"));
    }
  }

  @Test
  void startsAnewWhereThePackIsOfAnotherDecoding() {
    try (PixelCache cache = open()) {
      cache.writeImage(hash(0), image(0));
    }
    byte[] other = new byte[32];
    other[5] = 1;

    try (PixelCache cache = new PixelCache(packs(), other, BYTES, ALL)) {
      assertThat(cache.contains(hash(0))).isFalse();
      cache.writeImage(hash(1), image(1));
    }
    try (PixelCache cache = new PixelCache(packs(), other, BYTES, ALL)) {
      assertThat(cache.contains(hash(0))).isFalse();
      assertThat(cache.contains(hash(1))).isTrue();
    }
  }

  @Test
  void readsWhatOthersAddAtTheSameTime() {
    try (PixelCache one = open();
        PixelCache other = open()) {
      one.writeImage(hash(0), image(0));
      other.writeImage(hash(1), image(1));
      one.writeImage(hash(2), image(2));

      other.refresh();
      one.refresh();
      assertThat(other.contains(hash(0))).isTrue();
      assertThat(other.contains(hash(2))).isTrue();
      assertThat(one.read(hash(1), content)).isEqualTo(State.IMAGE);
      assertThat(content).containsExactly(image(1));
    }
    try (PixelCache cache = open()) {
      assertThat(ALL).filteredOn(cache::contains).hasSize(3);
    }
  }

  @Test
  void addsToWhatIsThere() throws IOException {
    for (int i = 0; i < 5; i++) {
      try (PixelCache cache = open()) {
        cache.writeImage(hash(i), image(i));
      }
    }

    assertThat(packs().resolve("0.pixels")).hasSize(HEADER + 5 * RECORD);
    assertThat(packs().resolve("1.pixels")).doesNotExist();
  }

  @Test
  void needsThePacksOfWhichItWantsMoreThanHalf() {
    try (PixelCache cache = open()) {
      for (int i = 0; i < 5; i++) {
        cache.writeImage(hash(i), image(i));
      }
    }

    for (int wanted = 0; wanted <= 5; wanted++) {
      Set<ContentHash> some =
          IntStream.range(0, wanted).mapToObj(PixelCacheTest::hash).collect(Collectors.toSet());
      try (PixelCache cache = new PixelCache(packs(), IDENTITY, BYTES, some)) {
        assertThat(cache.needed()).hasSize(wanted > 2 ? 1 : 0);
      }
    }
  }

  @Test
  void goesOnWorkingForOthersWhenAThreadIsInterrupted() throws InterruptedException {
    try (PixelCache cache = open()) {
      cache.writeImage(hash(1), image(1));
      Thread interrupted =
          new Thread(
              () -> {
                Thread.currentThread().interrupt();
                cache.writeImage(hash(0), image(0));
              });
      interrupted.start();
      interrupted.join();

      assertThat(cache.contains(hash(0))).isTrue();
      assertThat(cache.warning()).isEmpty();
    }
  }

  @Test
  void isEmptyWhereItsFolderCannotBe() throws IOException {
    Files.writeString(folder.resolve("nested"), "a file");

    try (PixelCache cache = open()) {
      cache.writeImage(hash(0), image(0));
      assertThat(cache.contains(hash(0))).isFalse();
      assertThat(cache.warning().orElseThrow())
          .contains("cannot be filled")
          .contains("decoded anew each time");
    }
  }

  /** What Linux has to try a full disk with: nothing but zeros to read, no room to write. */
  @Test
  void isEmptyOnAFullDisk() throws IOException {
    Path device = Path.of("/dev/full");
    assumeTrue(Files.exists(device), "this test needs " + device);
    for (String name : new String[] {"0.pixels", "0.keys"}) {
      Path full = Files.createDirectories(folder.resolve(name + "-full"));
      Files.createSymbolicLink(full.resolve(name), device);

      try (PixelCache cache = new PixelCache(full, IDENTITY, BYTES, ALL)) {
        cache.writeImage(hash(0), image(0));
        assertThat(cache.contains(hash(0))).isFalse();
        assertThat(cache.warning()).isPresent();
      }
    }
  }

  private Path packs() {
    return folder.resolve("nested");
  }

  private PixelCache open() {
    return new PixelCache(packs(), IDENTITY, BYTES, ALL);
  }

  private static ContentHash hash(int seed) {
    return ContentHash.of(new byte[] {(byte) seed});
  }

  private static byte[] image(int seed) {
    byte[] pixels = new byte[BYTES];
    Arrays.fill(pixels, (byte) (seed + 1));
    return pixels;
  }

  private void flip(String name, long position) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(packs().resolve(name).toFile(), "rw")) {
      file.seek(position);
      int old = file.read();
      file.seek(position);
      file.write(old ^ 0x40);
    }
  }
}
