package org.gan4j.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCacheTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final long MUCH = 1_000_000;

  @TempDir Path folder;
  private ImageCache cache;

  @BeforeEach
  void fill() throws IOException {
    cache = new ImageCache(folder);
    pack("a/0", 100, 3);
    pack("a/1", 100, 1);
    pack("b/0", 100, 2);
    write(cache.images().resolve("of-an-earlier-version.pixels"), 50, 9);
    write(cache.hashes().resolve("faces.hashes"), 10, 4);
  }

  @Test
  void removesWhatNobodyUsed() {
    cache.evict(Set.of(), MUCH, NOW.minusSeconds(daysToSeconds(2.5)));

    assertThat(names()).containsExactly("a/1", "b/0");
  }

  @Test
  void removesTheOldestOfTooMuch() {
    assertThat(cache.bytes()).isEqualTo(3 * 110 + 60);

    cache.evict(Set.of(), 300, Instant.EPOCH);
    assertThat(names()).containsExactly("a/1", "b/0");
    // Two packs, and the hashes, which are not worth removing.
    assertThat(cache.bytes()).isEqualTo(230);
  }

  @Test
  void keepsWhatIsNeeded() {
    cache.evict(Set.of(cache.images().resolve("a/0.keys")), 0, NOW);

    assertThat(names()).containsExactly("a/0");
    assertThat(cache.images().resolve("b")).doesNotExist();
  }

  @Test
  void removesHalvesOfPacks() throws IOException {
    Files.delete(cache.images().resolve("a/0.keys"));
    Files.delete(cache.images().resolve("a/1.pixels"));
    cache.evict(Set.of(cache.images().resolve("b/0.keys")), 0, NOW);

    assertThat(names()).containsExactly("b/0");
    assertThat(cache.images().resolve("a")).doesNotExist();
  }

  @Test
  void isCleared() {
    assertThat(cache.clear()).isEqualTo(390);

    assertThat(cache.bytes()).isZero();
    assertThat(names()).isEmpty();
    assertThat(cache.clear()).isZero();
  }

  private java.util.List<String> names() {
    return java.util.stream.Stream.of("a/0", "a/1", "b/0")
        .filter(name -> Files.exists(cache.images().resolve(name + ".keys")))
        .filter(name -> Files.exists(cache.images().resolve(name + ".pixels")))
        .toList();
  }

  private void pack(String stem, int bytes, int daysAgo) throws IOException {
    write(cache.images().resolve(stem + ".pixels"), bytes, 0);
    write(cache.images().resolve(stem + ".keys"), 10, daysAgo);
  }

  private static void write(Path file, int bytes, int daysAgo) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
    Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(daysToSeconds(daysAgo))));
  }

  private static long daysToSeconds(double days) {
    return Math.round(days * 24 * 3600);
  }
}
