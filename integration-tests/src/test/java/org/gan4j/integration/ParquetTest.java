package org.gan4j.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.datasets.parquet.ParquetConfiguration;
import org.gan4j.datasets.parquet.ParquetImageWriter;
import org.gan4j.datasets.parquet.ParquetProvider;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DuckDB, which shares no code with this project, reads and writes files of pictures. */
class ParquetTest {
  @TempDir private Path folder;

  private List<List<String>> query(String columns, Path file, String rest) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT " + columns + " FROM " + String.format(Locale.ROOT, rest, file))) {
      List<List<String>> found = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i));
        }
        found.add(row);
      }
      return found;
    }
  }

  /** More rows than a row group has. */
  @Test
  void isReadWithAllRowsAndLabels() throws SQLException {
    Path file = folder.resolve("digits.parquet");
    byte[][] images = new byte[2345][];
    Random random = new Random(1);
    try (ParquetImageWriter writer =
        ParquetImageWriter.create(file, images.length, List.of("zero", "one", "Zwei ö"))) {
      for (int i = 0; i < images.length; i++) {
        images[i] = new byte[random.nextInt(300)];
        random.nextBytes(images[i]);
        writer.write(images[i], i + ".png", i % 3);
      }
    }

    List<List<String>> rows =
        query("hex(image.bytes), image.path, label", file, "read_parquet('%s')");

    assertThat(rows).hasSize(images.length);
    for (int i = 0; i < images.length; i++) {
      String bytes = HexFormat.of().withUpperCase().formatHex(images[i]);
      assertThat(rows.get(i)).containsExactly(bytes, i + ".png", String.valueOf(i % 3));
    }
    assertThat(query("decode(key), decode(value)", file, "parquet_kv_metadata('%s')"))
        .containsExactly(
            List.of(
                "huggingface",
                "{\"info\":{\"features\":{\"image\":{\"_type\":\"Image\"},\"label\":{\"names\":"
                    + "[\"zero\",\"one\",\"Zwei ö\"],\"_type\":\"ClassLabel\"}}}}"));
    assertThat(query("num_row_groups", file, "parquet_file_metadata('%s')"))
        .containsExactly(List.of("3"));
  }

  @Test
  void hasNoLabelsWithoutClasses() throws SQLException {
    Path file = folder.resolve("faces.parquet");
    try (ParquetImageWriter writer = ParquetImageWriter.create(file, 1, List.of())) {
      writer.write(new byte[] {7}, "a.png");
    }

    assertThat(query("*", file, "(DESCRIBE SELECT * FROM read_parquet('%s'))"))
        .hasSize(1)
        .first()
        .satisfies(
            column -> assertThat(column).startsWith("image", "STRUCT(bytes BLOB, path VARCHAR)"));
  }

  @Test
  void knowsItsOwnFiles() throws IOException, SQLException {
    Path own = folder.resolve("own.parquet");
    ParquetImageWriter.create(own, 0, List.of()).close();
    Path other = folder.resolve("other.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("COPY (SELECT 1 AS a) TO '" + other + "' (FORMAT parquet)");
    }

    assertThat(ParquetImageWriter.isOwn(own)).isTrue();
    assertThat(ParquetImageWriter.isOwn(other)).isFalse();
  }

  /** With and without compression, on pages with and without a dictionary. */
  @ParameterizedTest
  @CsvSource({"uncompressed, 1", "snappy, 1", "zstd, 1", "gzip, 1", "lz4_raw, 1", "snappy, 9"})
  void readsWhatOtherProgramsWrite(String compression, int copies)
      throws IOException, SQLException {
    Path own = folder.resolve("own.parquet");
    int count = 40;
    try (ParquetImageWriter writer = ParquetImageWriter.create(own, count, List.of("a", "b"))) {
      for (int i = 0; i < count; i++) {
        writer.write(picture(i), i + ".png", i % 2);
      }
    }
    Path other = folder.resolve("other.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          String.format(
              Locale.ROOT,
              "COPY (SELECT image, label FROM read_parquet('%s'), range(%d) ORDER BY range, image.path)"
                  + " TO '%s' (FORMAT parquet, COMPRESSION %s)",
              own,
              copies,
              other,
              compression));
    }

    List<Integer> order =
        IntStream.range(0, count).boxed().sorted(Comparator.comparing(i -> i + ".png")).toList();
    try (Dataset expected = dataset(own);
        Dataset found = dataset(other)) {
      assertThat(found.size()).isEqualTo(count * copies);
      assertThat(found.classes()).containsExactly("0", "1");
      for (int row = found.size() - 1; row >= 0; row--) {
        int index = order.get(row % count);
        assertThat(found.label(row)).isEqualTo(index % 2);
        assertThat(numbers(found, row)).isEqualTo(numbers(expected, index));
      }
    }
  }

  private static byte[] picture(int seed) throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i % 16, i / 16, i * seed * 9973);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private Dataset dataset(Path file) {
    ParquetConfiguration configuration =
        new ParquetConfiguration(
            file.toString(),
            "image",
            "label",
            16,
            null,
            null,
            3,
            Fit.CROP,
            null,
            Background.WHITE,
            false,
            false);
    return new ParquetProvider()
        .create(
            configuration, DatasetContext.of(folder, folder.resolve("cache"), RandomKey.ofSeed(1)));
  }

  private static float[] numbers(Dataset dataset, int index) {
    float[] numbers = new float[dataset.shape().length()];
    dataset.read(new int[] {index}, RandomKey.ofSeed(2), FloatBuffer.wrap(numbers));
    return numbers;
  }
}
