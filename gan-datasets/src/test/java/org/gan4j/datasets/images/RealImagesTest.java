package org.gan4j.datasets.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.datasets.Reading.context;
import static org.gan4j.datasets.Reading.read;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gan4j.api.data.Dataset;
import org.gan4j.datasets.SharedFiles;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealImagesTest {
  private static final int TAR_BLOCK = 512;

  @TempDir Path folder;

  @Test
  void readsColourFaces() throws IOException {
    unpack("faces-lfw", 200);

    try (Dataset faces = open(64, 3, FolderLabels.NONE)) {
      assertThat(faces.size()).isEqualTo(200);
      float[] pixels = read(faces, IntStream.range(0, 200).toArray());
      assertThat(mean(pixels)).isBetween(-0.4, 0.2);
      assertThat(faces.warnings()).isEmpty();
    }
  }

  @Test
  void readsGreyFacesInPgm() throws IOException {
    unpack("faces-orl", 50);

    try (Dataset faces = open(64, 1, FolderLabels.NONE)) {
      float[] pixels = read(faces, IntStream.range(0, 50).toArray());
      assertThat(mean(pixels)).isBetween(-0.4, 0.2);
    }
  }

  @Test
  void readsFruitsOnWhiteByClass() throws IOException {
    unpack("fruits", 3000);

    try (Dataset fruits = open(32, 3, FolderLabels.FOLDERS)) {
      assertThat(fruits.size()).isEqualTo(3000);
      assertThat(fruits.classes()).containsExactly("Apple", "Cherry", "Tomato");
      float[] pixels = read(fruits, 0, 1500, 2999);
      // The upper left corner of each picture is background.
      for (int image = 0; image < 3; image++) {
        assertThat(pixels[image * 3 * 32 * 32]).isGreaterThan(0.95f);
      }
    }
  }

  private Dataset open(int size, int channels, FolderLabels labels) {
    ImageFolderConfiguration configuration =
        new ImageFolderConfiguration(
            "unpacked",
            size,
            null,
            null,
            channels,
            Fit.CROP,
            null,
            Background.WHITE,
            false,
            false,
            OnBrokenImage.FAIL,
            labels,
            Part.ALL,
            0.1);
    return new ImageFolderProvider().create(configuration, context(folder));
  }

  private static double mean(float[] numbers) {
    return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).average().orElseThrow();
  }

  /** Unpacks the first images of the tar file in a shared folder. */
  private void unpack(String name, int count) throws IOException {
    try (Stream<Path> files = Files.list(SharedFiles.folder(name))) {
      Path tar = files.filter(file -> file.toString().endsWith(".tar")).findFirst().orElseThrow();
      try (InputStream bytes = new BufferedInputStream(Files.newInputStream(tar));
          DataInputStream input = new DataInputStream(bytes)) {
        int images = 0;
        byte[] header = new byte[TAR_BLOCK];
        input.readFully(header);
        while (header[0] != 0 && images < count) {
          images += unpackEntry(input, header);
          input.readFully(header);
        }
      }
    }
  }

  private int unpackEntry(DataInputStream input, byte[] header) throws IOException {
    String name = text(header, 0, 100);
    int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
    byte[] content = new byte[size];
    input.readFully(content);
    input.skipNBytes((TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
    boolean image = size > 0 && !name.endsWith("LICENSE") && !name.endsWith("README");
    if (image) {
      Pictures.write(folder.resolve("unpacked"), name, content);
    }
    return image ? 1 : 0;
  }

  private static String text(byte[] header, int start, int length) {
    int end = start;
    while (end < start + length && header[end] != 0) {
      end++;
    }
    return new String(header, start, end - start, StandardCharsets.US_ASCII);
  }
}
