package org.gan4j.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.datasets.Reading.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.api.data.Dataset;
import org.gan4j.images.decode.BrokenImageException;
import org.gan4j.images.pixel.PixelScale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheAcrossProcessesTest {
  private static final int IMAGES = 150;

  @TempDir Path folder;

  @BeforeEach
  void writeImages() throws IOException {
    for (int i = 0; i < IMAGES; i++) {
      String name = "images/%03d.png".formatted(i);
      Pictures.write(folder, name, Pictures.noise(40, 36, i));
    }
  }

  @Test
  void neverServesAWrongPixelAfterAKill() throws Exception {
    for (int lines : new int[] {1, 40, 100}) {
      Process process = CachingProcess.start(folder);
      try (BufferedReader output = process.inputReader()) {
        for (int i = 0; i < lines; i++) {
          assertThat(output.readLine()).isNotNull();
        }
        process.destroyForcibly().waitFor();
      }
    }

    assertThat(packs()).isEqualTo(1);
    assertThat(hashesFromCache()).containsExactlyElementsOf(hashesFromFiles());
  }

  @Test
  void letsTwoProcessesFillItAtOnce() throws Exception {
    Process one = CachingProcess.start(folder);
    Process other = CachingProcess.start(folder);
    try (BufferedReader first = one.inputReader();
        BufferedReader second = other.inputReader()) {
      List<Integer> found = first.lines().map(Integer::valueOf).toList();
      List<Integer> alsoFound = second.lines().map(Integer::valueOf).toList();

      List<Integer> expected = hashesFromFiles();
      assertThat(found.subList(0, IMAGES)).containsExactlyElementsOf(expected);
      assertThat(found.subList(IMAGES, 2 * IMAGES)).containsExactlyElementsOf(expected);
      assertThat(alsoFound).containsExactlyElementsOf(found);
    }
    assertThat(one.waitFor()).isZero();
    assertThat(other.waitFor()).isZero();
    assertThat(packs()).isBetween(1L, 2L);
    assertThat(hashesFromCache()).containsExactlyElementsOf(hashesFromFiles());
  }

  private long packs() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("cache").resolve("images"))) {
      return files.filter(file -> file.toString().endsWith(PixelPack.PIXELS)).count();
    }
  }

  private List<Integer> hashesFromCache() {
    try (Dataset dataset = CachingProcess.open(folder)) {
      return IntStream.range(0, IMAGES).mapToObj(i -> Arrays.hashCode(read(dataset, i))).toList();
    }
  }

  private List<Integer> hashesFromFiles() throws IOException, BrokenImageException {
    ImagePreparation preparation = Preparing.square(CachingProcess.SIZE);
    Integer[] hashes = new Integer[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      byte[] file = Files.readAllBytes(folder.resolve("images/%03d.png".formatted(i)));
      byte[] pixels = preparation.prepare(file);
      float[] numbers = new float[pixels.length];
      PixelScale.toFloats(pixels, numbers);
      hashes[i] = Arrays.hashCode(numbers);
    }
    return List.of(hashes);
  }
}
