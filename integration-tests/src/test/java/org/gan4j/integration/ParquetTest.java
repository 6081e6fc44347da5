package org.gan4j.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.gan4j.datasets.parquet.ParquetImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB, which shares no code with the writer, reads files of pictures. */
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
}
