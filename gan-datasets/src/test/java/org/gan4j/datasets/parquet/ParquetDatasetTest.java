package org.gan4j.datasets.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.datasets.images.FolderImages;
import org.gan4j.datasets.images.FolderLabels;
import org.gan4j.datasets.images.ImageFolderConfiguration;
import org.gan4j.datasets.images.ImageFolderProvider;
import org.gan4j.datasets.images.OnBrokenImage;
import org.gan4j.datasets.images.Part;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A folder of photographs, packed; the files of other programs are read by the integration tests.
 */
class ParquetDatasetTest {
  private static final int COUNT = 23;

  @TempDir private Path folder;
  private Path packed;

  @BeforeEach
  void pack() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < COUNT; i++) {
      Path file = folder.resolve("photos/" + (i % 2 == 0 ? "cats" : "dogs") + "/" + i + ".jpg");
      Files.createDirectories(file.getParent());
      Files.write(file, photograph(random));
    }
    packed = folder.resolve("photos.parquet");
    ParquetImageWriter.write(FolderImages.of(folder.resolve("photos"), true), packed, done -> {});
  }

  private static byte[] photograph(Random random) {
    BufferedImage image = new BufferedImage(90, 90, BufferedImage.TYPE_INT_RGB);
    int colour = random.nextInt(1 << 24);
    for (int y = 0; y < 90; y++) {
      for (int x = 0; x < 90; x++) {
        image.setRGB(x, y, colour + x * y);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void readsTheNumbersAndClassesOfTheFolder() {
    try (Dataset files = files();
        Dataset rows = open(packed, "label")) {
      assertThat(rows.size()).isEqualTo(COUNT);
      assertThat(rows.classes()).containsExactly("cats", "dogs");
      int[] indices = {22, 0, 11, 11, 3};
      assertThat(numbers(rows, indices)).isEqualTo(numbers(files, indices));
      for (int i = 0; i < COUNT; i++) {
        assertThat(rows.label(i)).isEqualTo(files.label(i));
      }
    }
  }

  @Test
  void readsSeveralFilesInTheOrderOfTheirNames() throws IOException {
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Files.copy(packed, parts.resolve("b.parquet"));
    ParquetImageWriter.write(
        FolderImages.of(folder.resolve("photos/dogs"), false), parts.resolve("a.parquet"), i -> {});
    try (Dataset rows = open(parts, null);
        Dataset one = open(packed, null)) {
      int dogs = COUNT / 2;
      assertThat(rows.size()).isEqualTo(dogs + COUNT);
      assertThat(numbers(rows, dogs, rows.size() - 1)).isEqualTo(numbers(one, 0, COUNT - 1));
      assertThat(rows.classes()).isEmpty();
    }
  }

  @Test
  void hasTheFingerprintOfItsContentAndSettings() throws IOException {
    Path moved = folder.resolve("moved.parquet");
    Files.copy(packed, moved);
    Path other = folder.resolve("other.parquet");
    ParquetImageWriter.write(FolderImages.of(folder.resolve("photos"), false), other, done -> {});
    try (Dataset first = open(packed, "label");
        Dataset second = open(moved, "label");
        Dataset unlabelled = open(packed, null);
        Dataset third = open(other, null)) {
      assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
      assertThat(unlabelled.fingerprint()).isNotEqualTo(first.fingerprint());
      assertThat(third.fingerprint()).isNotEqualTo(unlabelled.fingerprint());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.999})
  void refusesATruncatedFile(double share) throws IOException {
    byte[] bytes = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(bytes, (int) (bytes.length * share)));
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> open(packed, null))
        .withMessageContaining("the Parquet file cannot be read: it is truncated")
        .withMessageContaining("photos.parquet");
  }

  @Test
  void namesARowThatIsNoImage() {
    Path file = folder.resolve("texts.parquet");
    try (ParquetImageWriter writer = ParquetImageWriter.create(file, 2, List.of())) {
      writer.write(photograph(new Random(1)), "good.jpg");
      writer.write(new byte[] {1, 2, 3}, "bad.jpg");
    }
    try (Dataset rows = open(file, null)) {
      assertThat(numbers(rows, 0)).hasSize(3 * 32 * 32);
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> numbers(rows, 1))
          .withMessageContaining("texts.parquet, row 1");
    }
  }

  @Test
  void namesTheColumnsInPlaceOfAMissingOne() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> open(packed, "breed"))
        .withMessageContaining(
            "there is no column of whole numbers called breed; the columns are image.bytes,"
                + " image.path, label");
  }

  private Dataset files() {
    ImageFolderConfiguration configuration =
        new ImageFolderConfiguration(
            "photos",
            32,
            null,
            null,
            3,
            Fit.CROP,
            null,
            Background.WHITE,
            false,
            false,
            OnBrokenImage.FAIL,
            FolderLabels.FOLDERS,
            Part.ALL,
            0.1);
    return new ImageFolderProvider().create(configuration, context());
  }

  private Dataset open(Path file, @Nullable String label) {
    ParquetConfiguration configuration =
        new ParquetConfiguration(
            file.toString(),
            "image",
            label,
            32,
            null,
            null,
            3,
            Fit.CROP,
            null,
            Background.WHITE,
            false,
            false);
    return new ParquetProvider().create(configuration, context());
  }

  private DatasetContext context() {
    return DatasetContext.of(folder, folder.resolve("cache"), RandomKey.ofSeed(1));
  }

  private static float[] numbers(Dataset dataset, int... indices) {
    float[] numbers = new float[indices.length * dataset.shape().length()];
    dataset.read(indices, RandomKey.ofSeed(2), FloatBuffer.wrap(numbers));
    return numbers;
  }
}
