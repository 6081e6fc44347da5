package org.gan4j.datasets.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.datasets.parquet.ParquetFile.Leaf;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values of a column, in the encodings PLAIN and dictionary, on data pages of versions 1
 * and 2. No value may be absent.
 */
@NotThreadSafe
final class ColumnReader {
  private final ParquetFile file;
  private final Leaf column;
  private final Visitor visitor;
  private @Nullable Values dictionary;

  /** Receives each value, in the order of the rows. */
  @FunctionalInterface
  interface Visitor {
    /**
     * A value.
     *
     * @param page that contains it
     * @param content of the page
     * @param offset of its first byte in the page
     * @param length in bytes
     */
    void visit(Page page, ByteBuffer content, int offset, int length) throws IOException;
  }

  /** The values of a page in the encoding PLAIN. */
  private static final class Values {
    private final Page page;
    private final ByteBuffer content;
    private final int[] offsets;
    private final int[] lengths;

    Values(Page page, ByteBuffer content, int[] offsets, int[] lengths) {
      this.page = page;
      this.content = content;
      this.offsets = offsets;
      this.lengths = lengths;
    }

    void visit(int index, Visitor visitor) throws IOException {
      if (index >= offsets.length) {
        throw new IOException("a value is not in its dictionary");
      }
      visitor.visit(page, content, offsets[index], lengths[index]);
    }
  }

  private ColumnReader(ParquetFile file, Leaf column, Visitor visitor) {
    this.file = file;
    this.column = column;
    this.visitor = visitor;
  }

  /**
   * Visits all values, reading all pages.
   *
   * @throws IOException if the file is damaged, a value is absent, or an encoding is unknown
   */
  static void visit(ParquetFile file, Leaf column, Visitor visitor) throws IOException {
    ColumnReader reader = new ColumnReader(file, column, visitor);
    try {
      for (ColumnMetaData chunk : file.chunks(column)) {
        reader.visit(chunk);
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new IOException("its column " + name(column) + " is damaged", e);
    }
  }

  static String name(Leaf column) {
    return String.join(".", column.path());
  }

  private void visit(ColumnMetaData chunk) throws IOException {
    long position = ParquetFile.start(chunk);
    long end = position + chunk.getTotal_compressed_size();
    long missing = chunk.getNum_values();
    dictionary = null;
    while (missing > 0) {
      if (position >= end) {
        throw new IOException("its column " + name(column) + " is truncated");
      }
      PageHeader header;
      try (InputStream stream = file.stream(position, end)) {
        int available = stream.available();
        header = Util.readPageHeader(stream);
        position += available - stream.available();
      }
      missing -= page(header, position, chunk.getCodec());
      position += header.getCompressed_page_size();
    }
  }

  /** The number of its values. */
  private int page(PageHeader header, long position, CompressionCodec codec) throws IOException {
    Page page =
        new Page(
            position, header.getCompressed_page_size(), header.getUncompressed_page_size(), codec);
    PageType type = header.getType();
    if (type == PageType.DICTIONARY_PAGE) {
      ByteBuffer content = content(page);
      dictionary = plain(page, content, header.getDictionary_page_header().getNum_values());
      return 0;
    }
    if (type == PageType.DATA_PAGE) {
      DataPageHeader about = header.getData_page_header();
      ByteBuffer content = content(page);
      requireAll(content, about.getNum_values());
      values(page, content, about.getEncoding(), about.getNum_values());
      return about.getNum_values();
    }
    if (type == PageType.DATA_PAGE_V2) {
      return second(page, header.getData_page_header_v2());
    }
    return 0;
  }

  /** Levels are before the values, and not compressed. */
  private int second(Page whole, DataPageHeaderV2 about) throws IOException {
    if (about.getNum_nulls() > 0) {
      throw absent();
    }
    int levels =
        about.getDefinition_levels_byte_length() + about.getRepetition_levels_byte_length();
    boolean compressed = !about.isSetIs_compressed() || about.isIs_compressed();
    Page page =
        new Page(
            whole.position() + levels,
            whole.stored() - levels,
            whole.length() - levels,
            compressed ? whole.codec() : CompressionCodec.UNCOMPRESSED);
    values(page, content(page), about.getEncoding(), about.getNum_values());
    return about.getNum_values();
  }

  private ByteBuffer content(Page page) throws IOException {
    byte[] stored = file.bytes(page.position(), page.stored());
    return ByteBuffer.wrap(page.content(stored)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void requireAll(ByteBuffer content, int count) throws IOException {
    if (column.definition() == 0) {
      return;
    }
    int length = content.getInt();
    ByteBuffer levels = content.slice(content.position(), length);
    content.position(content.position() + length);
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(column.definition());
    for (int level : RunLengths.read(levels, bits, count)) {
      if (level < column.definition()) {
        throw absent();
      }
    }
  }

  private IOException absent() {
    return new IOException("a value of its column " + name(column) + " is absent");
  }

  private void values(Page page, ByteBuffer content, Encoding encoding, int count)
      throws IOException {
    switch (encoding) {
      case PLAIN -> {
        Values values = plain(page, content, count);
        for (int i = 0; i < count; i++) {
          values.visit(i, visitor);
        }
      }
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
        Values values = dictionary;
        if (values == null) {
          throw new IOException("its column " + name(column) + " has no dictionary");
        }
        int bits = content.get();
        for (int index : RunLengths.read(content, bits, count)) {
          values.visit(index, visitor);
        }
      }
      default ->
          throw new IOException(
              "the encoding "
                  + encoding
                  + " of its column "
                  + name(column)
                  + " is not read; PLAIN and dictionaries are");
    }
  }

  private Values plain(Page page, ByteBuffer content, int count) throws IOException {
    int[] offsets = new int[count];
    int[] lengths = new int[count];
    for (int i = 0; i < count; i++) {
      lengths[i] = length(content);
      offsets[i] = content.position();
      content.position(content.position() + lengths[i]);
    }
    return new Values(page, content, offsets, lengths);
  }

  private int length(ByteBuffer content) throws IOException {
    Type type = column.type();
    return switch (type) {
      case BYTE_ARRAY -> content.getInt();
      case INT32 -> Integer.BYTES;
      case INT64 -> Long.BYTES;
      case BOOLEAN, INT96, FLOAT, DOUBLE, FIXED_LEN_BYTE_ARRAY ->
          throw new IOException("its column " + name(column) + " is of the type " + type);
    };
  }

  /** All whole numbers of a column. */
  static List<Long> numbers(ParquetFile file, Leaf column) throws IOException {
    List<Long> numbers = new ArrayList<>();
    visit(
        file,
        column,
        (page, content, offset, length) ->
            numbers.add(
                length == Integer.BYTES ? content.getInt(offset) : content.getLong(offset)));
    return numbers;
  }
}
