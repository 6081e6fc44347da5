package org.gan4j.datasets.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of the files; the integration tests let another program read them. */
class ParquetImageWriterTest {
  @TempDir private Path folder;

  private static FileMetaData footer(byte[] file) throws IOException {
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
    return Util.readFileMetaData(new ByteArrayInputStream(file, file.length - 8 - length, length));
  }

  /** More rows than a row group has. */
  @Test
  void holdsAllRowsInGroups() throws IOException {
    Path file = folder.resolve("digits.parquet");
    byte[][] images = new byte[2345][];
    Random random = new Random(1);
    try (ParquetImageWriter writer =
        ParquetImageWriter.create(file, images.length, List.of("zero", "one", "two"))) {
      for (int i = 0; i < images.length; i++) {
        images[i] = new byte[random.nextInt(300)];
        random.nextBytes(images[i]);
        writer.write(images[i], i + ".png", i % 3);
      }
    }

    byte[] bytes = Files.readAllBytes(file);
    FileMetaData about = footer(bytes);

    assertThat(about.getNum_rows()).isEqualTo(images.length);
    assertThat(about.getRow_groups())
        .extracting(RowGroup::getNum_rows)
        .containsExactly(1000L, 1000L, 345L);
    int row = 0;
    for (RowGroup group : about.getRow_groups()) {
      ByteBuffer values = page(bytes, group, 0, (int) group.getNum_rows());
      for (int i = 0; i < group.getNum_rows(); i++) {
        byte[] image = new byte[values.getInt()];
        values.get(image);
        assertThat(image).isEqualTo(images[row]);
        row++;
      }
      assertThat(values.hasRemaining()).isFalse();
      ByteBuffer labels = page(bytes, group, 2, (int) group.getNum_rows());
      assertThat(labels.getLong()).isEqualTo((row - group.getNum_rows()) % 3);
    }
  }

  /** The values of a column's only page. */
  private static ByteBuffer page(byte[] file, RowGroup group, int column, int rows)
      throws IOException {
    int start = (int) group.getColumns().get(column).getMeta_data().getData_page_offset();
    ByteArrayInputStream input = new ByteArrayInputStream(file, start, file.length - start);
    int length = Util.readPageHeader(input).getUncompressed_page_size();
    byte[] content = input.readNBytes(length);
    ByteBuffer page = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int levels = page.getInt();
    // A run of all rows: a varint of twice their number, and the level of what is there.
    int run = page.get() & 0x7F;
    if (levels == 3) {
      run |= page.get() << 7;
    }
    assertThat(run).isEqualTo(2 * rows);
    assertThat(page.get()).isEqualTo((byte) (column == 2 ? 1 : 2));
    return page;
  }

  @Test
  void hasNoLabelsWithoutClasses() throws IOException {
    Path file = folder.resolve("faces.parquet");
    try (ParquetImageWriter writer = ParquetImageWriter.create(file, 1, List.of())) {
      assertThatThrownBy(() -> writer.write(new byte[1], "a.png", 0))
          .isInstanceOf(IllegalArgumentException.class);
      writer.write(new byte[] {7}, "a.png");
      assertThatThrownBy(() -> writer.write(new byte[1], "b.png"))
          .isInstanceOf(IllegalArgumentException.class);
    }

    FileMetaData about = footer(Files.readAllBytes(file));
    assertThat(about.getSchema())
        .extracting(element -> element.getName())
        .containsExactly("schema", "image", "bytes", "path");
    assertThat(about.getKey_value_metadata().get(0).getValue())
        .isEqualTo("{\"info\":{\"features\":{\"image\":{\"_type\":\"Image\"}}}}");
  }

  @Test
  void leavesNoFileIfImagesAreMissing() {
    Path file = folder.resolve("cut.parquet");
    try (ParquetImageWriter writer = ParquetImageWriter.create(file, 2, List.of())) {
      writer.write(new byte[1], "a.png");
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void knowsItsOwnFiles() throws IOException {
    Path own = folder.resolve("own.parquet");
    ParquetImageWriter.create(own, 0, List.of()).close();
    byte[] changed = Files.readAllBytes(own);
    byte[] author = "GAN4J".getBytes(StandardCharsets.US_ASCII);
    int place = changed.length - 8 - 1 - author.length;
    assertThat(Arrays.copyOfRange(changed, place, place + author.length)).isEqualTo(author);
    changed[place] = 'X';
    Path other = Files.write(folder.resolve("other.parquet"), changed);
    Path text = Files.writeString(folder.resolve("text.parquet"), "no Parquet at all");

    assertThat(ParquetImageWriter.isOwn(own)).isTrue();
    assertThat(ParquetImageWriter.isOwn(other)).isFalse();
    assertThat(ParquetImageWriter.isOwn(text)).isFalse();
  }
}
