package org.gan4j.datasets.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.FileProblem;

/** A Parquet file: its columns, and any of its bytes. */
@ThreadSafe
final class ParquetFile implements AutoCloseable {
  private static final String MAGIC = "PAR1";
  private static final int END = Integer.BYTES + MAGIC.length();

  private final Path path;
  private final FileChannel channel;
  private final FileMetaData about;
  private final List<Leaf> leaves;

  /**
   * A column that has values.
   *
   * @param path the names of the fields around it, and its own
   * @param type of its values
   * @param definition how many of these fields may be absent
   * @param repeated whether a row may have several values
   */
  record Leaf(List<String> path, Type type, int definition, boolean repeated) {}

  private ParquetFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.about = footer();
    this.leaves = new ArrayList<>();
    collect(about.getSchema(), 0, new ArrayList<>(), 0, false);
    requireChunks();
  }

  /**
   * Reads what the file says about itself.
   *
   * @throws GanException of kind USAGE if it is missing, truncated or no Parquet file
   */
  static ParquetFile open(Path path) {
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      try {
        return new ParquetFile(path, channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  static GanException unreadable(Path path, IOException cause) {
    return GanException.usage(
        "the Parquet file cannot be read: " + FileProblem.reason(cause),
        path.toString(),
        "name a complete Parquet file with images, as 'gan datasets pack' writes it",
        cause);
  }

  private FileMetaData footer() throws IOException {
    long size = channel.size();
    if (size < MAGIC.length() + END) {
      throw new IOException("it is truncated, or of another format");
    }
    ByteBuffer end = ByteBuffer.wrap(bytes(size - END, END)).order(ByteOrder.LITTLE_ENDIAN);
    long length = Integer.toUnsignedLong(end.getInt());
    if (!StandardCharsets.US_ASCII.decode(end).toString().equals(MAGIC)
        || length > size - END - MAGIC.length()) {
      throw new IOException("it is truncated, or of another format");
    }
    return Util.readFileMetaData(
        new ByteArrayInputStream(bytes(size - END - length, (int) length)));
  }

  /** The schema lists a field before its own fields. */
  private int collect(
      List<SchemaElement> schema, int at, List<String> around, int definition, boolean repeated)
      throws IOException {
    if (at >= schema.size()) {
      throw new IOException("its schema is damaged");
    }
    SchemaElement element = schema.get(at);
    boolean root = at == 0;
    List<String> names = new ArrayList<>(around);
    if (!root) {
      names.add(element.getName());
    }
    FieldRepetitionType repetition =
        element.isSetRepetition_type() && !root
            ? element.getRepetition_type()
            : FieldRepetitionType.REQUIRED;
    int depth = definition + (repetition == FieldRepetitionType.REQUIRED ? 0 : 1);
    boolean many = repeated || repetition == FieldRepetitionType.REPEATED;
    if (!element.isSetNum_children() || element.getNum_children() == 0) {
      leaves.add(new Leaf(List.copyOf(names), element.getType(), depth, many));
      return at + 1;
    }
    int next = at + 1;
    for (int i = 0; i < element.getNum_children(); i++) {
      next = collect(schema, next, names, depth, many);
    }
    return next;
  }

  private void requireChunks() throws IOException {
    for (RowGroup group : about.getRow_groups()) {
      if (group.getColumnsSize() != leaves.size()) {
        throw new IOException("a row group has other columns than its schema");
      }
      for (ColumnChunk chunk : group.getColumns()) {
        ColumnMetaData data = chunk.getMeta_data();
        if (data == null || start(data) + data.getTotal_compressed_size() > channel.size()) {
          throw new IOException("a row group lies beyond its end");
        }
      }
    }
  }

  /** Of a column's bytes in a row group; its dictionary is first. */
  static long start(ColumnMetaData chunk) {
    return chunk.isSetDictionary_page_offset() && chunk.getDictionary_page_offset() > 0
        ? Math.min(chunk.getDictionary_page_offset(), chunk.getData_page_offset())
        : chunk.getData_page_offset();
  }

  Path path() {
    return path;
  }

  long rows() {
    return about.getNum_rows();
  }

  List<Leaf> leaves() {
    return leaves;
  }

  /** A column's parts, one for each row group. */
  List<ColumnMetaData> chunks(Leaf column) {
    int place = leaves.indexOf(column);
    return about.getRow_groups().stream()
        .map(group -> group.getColumns().get(place).getMeta_data())
        .toList();
  }

  /** The names of the classes of a column, as Hugging Face's library writes them. */
  Optional<List<String>> classNames(String column) {
    if (!about.isSetKey_value_metadata()) {
      return Optional.empty();
    }
    for (KeyValue entry : about.getKey_value_metadata()) {
      if (entry.getKey().equals("huggingface") && entry.isSetValue()) {
        try {
          JsonNode names =
              new ObjectMapper()
                  .readTree(entry.getValue())
                  .at("/info/features")
                  .path(column)
                  .path("names");
          List<String> found = new ArrayList<>();
          names.forEach(name -> found.add(name.asText()));
          return found.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(found));
        } catch (IOException e) {
          return Optional.empty(); // of another library
        }
      }
    }
    return Optional.empty();
  }

  /** Reads bytes. */
  byte[] bytes(long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("it is truncated");
      }
    }
    return buffer.array();
  }

  /** The bytes from a position on, for headers. */
  InputStream stream(long position, long end) throws IOException {
    int length = (int) Math.min(LONGEST_HEADER, end - position);
    return new ByteArrayInputStream(bytes(position, length));
  }

  /** Headers may have the least and the greatest value, which writers cut. */
  private static final int LONGEST_HEADER = 1 << 16;

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }
}
