package org.gan4j.datasets.parquet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.FileProblem;
import org.gan4j.datasets.images.FolderImages;
import org.gan4j.datasets.parquet.ColumnPage.Level;

/**
 * Writes images with their classes as one Parquet file, in the layout of Hugging Face's library
 * {@code datasets}: a column {@code image} of structures with {@code bytes} (the file of the image)
 * and {@code path} (its name), and a column {@code label} with the place of the class among the
 * names, which stand in the file's metadata. Images are held in memory until a row group is full,
 * which has at most 1,000 rows or about 32 MB. Nothing is compressed: PNG and WebP are.
 *
 * <p>The file appears, complete, when the writer is closed; if images are missing then, as after a
 * failure, there is none.
 */
@NotThreadSafe
public final class ParquetImageWriter implements AutoCloseable {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final String AUTHOR = "GAN4J";
  private static final int ROWS_OF_GROUP = 1000;
  private static final int BYTES_OF_GROUP = 1 << 25;

  /** Of the file's metadata; those of a file of this writer are far smaller. */
  private static final int LONGEST_FOOTER = 1 << 26;

  private final Path file;
  private final AtomicFile atomic;
  private final OutputStream output;
  private final List<String> classes;
  private final List<RowGroup> groups = new ArrayList<>();
  private long position;
  private long rows;
  private long missing;
  private ColumnPage images = new ColumnPage(Level.NESTED);
  private ColumnPage paths = new ColumnPage(Level.NESTED);
  private ColumnPage labels = new ColumnPage(Level.PLAIN);

  private ParquetImageWriter(Path file, AtomicFile atomic, long count, List<String> classes)
      throws IOException {
    this.file = file;
    this.atomic = atomic;
    this.missing = count;
    this.classes = List.copyOf(classes);
    atomic.discardOnExit();
    output = new BufferedOutputStream(Files.newOutputStream(atomic.unfinished()), 1 << 16);
    write(MAGIC);
  }

  /**
   * Begins a file.
   *
   * @param file in a folder that exists
   * @param count of images
   * @param classes the names of the classes, by label; empty for images without labels
   * @throws GanException of kind FAILURE if the file cannot be written
   */
  public static ParquetImageWriter create(Path file, long count, List<String> classes) {
    try {
      AtomicFile atomic = AtomicFile.begin(file);
      try {
        return new ParquetImageWriter(file, atomic, count, classes);
      } catch (IOException e) {
        atomic.discard();
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Writes the images of a folder, in the order of their names, as they are.
   *
   * @param file in a folder that exists
   * @param done receives how many are written
   * @throws GanException of kind USAGE if a file is no image, of kind FAILURE if one cannot be read
   *     or written; there is no Parquet file then
   */
  public static void write(FolderImages images, Path file, IntConsumer done) {
    try (ParquetImageWriter writer = create(file, images.size(), images.classes())) {
      for (int i = 0; i < images.size(); i++) {
        if (images.classes().isEmpty()) {
          writer.write(images.read(i), images.name(i));
        } else {
          writer.write(images.read(i), images.name(i), images.label(i));
        }
        done.accept(i + 1);
      }
    }
  }

  /**
   * Whether a file was written by this class: such files say so.
   *
   * @throws IOException if it cannot be read
   */
  public static boolean isOwn(Path file) throws IOException {
    try (RandomAccessFile stored = new RandomAccessFile(file.toFile(), "r")) {
      int end = Integer.BYTES + MAGIC.length;
      if (stored.length() < MAGIC.length + end) {
        return false;
      }
      stored.seek(stored.length() - end);
      long footer = Integer.toUnsignedLong(Integer.reverseBytes(stored.readInt()));
      if (footer > Math.min(LONGEST_FOOTER, stored.length() - end)) {
        return false;
      }
      byte[] bytes = new byte[(int) footer];
      stored.seek(stored.length() - end - footer);
      stored.readFully(bytes);
      // The thrift structure ends with it: its text, and the end of the structure.
      return new String(bytes, StandardCharsets.ISO_8859_1).endsWith(AUTHOR + "\0");
    }
  }

  /**
   * Adds an image without a label.
   *
   * @param image the content of its file
   * @param name of that file
   * @throws IllegalArgumentException if there are too many images, or they have labels
   * @throws GanException of kind FAILURE if the file cannot be written
   */
  public void write(byte[] image, String name) {
    requireRoom(classes.isEmpty());
    add(image, name);
  }

  /**
   * Adds an image.
   *
   * @param image the content of its file
   * @param name of that file
   * @param label the place of its class among the classes
   * @throws IllegalArgumentException if there are too many images, or there is no such class
   * @throws GanException of kind FAILURE if the file cannot be written
   */
  public void write(byte[] image, String name, int label) {
    requireRoom(label >= 0 && label < classes.size());
    labels.add(label);
    add(image, name);
  }

  private void requireRoom(boolean fits) {
    if (missing == 0) {
      throw new IllegalArgumentException("the file has all of its images");
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "a label is one of the "
              + classes.size()
              + " classes, and there is none without classes");
    }
  }

  private void add(byte[] image, String name) {
    images.add(image);
    paths.add(name.getBytes(StandardCharsets.UTF_8));
    missing--;
    if (images.count() >= ROWS_OF_GROUP || images.size() >= BYTES_OF_GROUP) {
      try {
        endGroup();
      } catch (IOException e) {
        throw unwritable(file, e);
      }
    }
  }

  private void endGroup() throws IOException {
    if (images.count() == 0) {
      return;
    }
    long start = position;
    List<ColumnChunk> chunks = new ArrayList<>();
    chunks.add(chunk(images, Type.BYTE_ARRAY, "image", "bytes"));
    chunks.add(chunk(paths, Type.BYTE_ARRAY, "image", "path"));
    if (!classes.isEmpty()) {
      chunks.add(chunk(labels, Type.INT64, "label"));
    }
    groups.add(new RowGroup(chunks, position - start, images.count()));
    rows += images.count();
    images = new ColumnPage(Level.NESTED);
    paths = new ColumnPage(Level.NESTED);
    labels = new ColumnPage(Level.PLAIN);
  }

  private ColumnChunk chunk(ColumnPage page, Type type, String... path) throws IOException {
    long start = position;
    byte[] content = page.bytes();
    PageHeader header = new PageHeader(PageType.DATA_PAGE, content.length, content.length);
    header.setData_page_header(
        new DataPageHeader(page.count(), Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
    Util.writePageHeader(header, counted());
    write(content);
    long length = position - start;
    ColumnMetaData about =
        new ColumnMetaData(
            type,
            List.of(Encoding.PLAIN, Encoding.RLE),
            List.of(path),
            CompressionCodec.UNCOMPRESSED,
            page.count(),
            length,
            length,
            start);
    ColumnChunk chunk = new ColumnChunk(start);
    chunk.setMeta_data(about);
    return chunk;
  }

  private OutputStream counted() {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        output.write(value);
        position++;
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        output.write(bytes, offset, length);
        position += length;
      }
    };
  }

  private void write(byte[] bytes) throws IOException {
    output.write(bytes);
    position += bytes.length;
  }

  private void endFile() throws IOException {
    endGroup();
    FileMetaData about = new FileMetaData(1, schema(), rows, groups);
    about.addToKey_value_metadata(features());
    about.setCreated_by(AUTHOR);
    long start = position;
    Util.writeFileMetaData(about, counted());
    byte[] length = new byte[Integer.BYTES];
    ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).putInt((int) (position - start));
    write(length);
    write(MAGIC);
  }

  /** Everything may be absent, as in the files of other writers, though nothing is. */
  private List<SchemaElement> schema() {
    List<SchemaElement> schema = new ArrayList<>();
    schema.add(new SchemaElement("schema").setNum_children(classes.isEmpty() ? 1 : 2));
    schema.add(element("image").setNum_children(2));
    schema.add(element("bytes").setType(Type.BYTE_ARRAY));
    schema.add(
        element("path")
            .setType(Type.BYTE_ARRAY)
            .setConverted_type(ConvertedType.UTF8)
            .setLogicalType(LogicalType.STRING(new StringType())));
    if (!classes.isEmpty()) {
      schema.add(element("label").setType(Type.INT64));
    }
    return schema;
  }

  private static SchemaElement element(String name) {
    return new SchemaElement(name).setRepetition_type(FieldRepetitionType.OPTIONAL);
  }

  /** The types of the columns, as {@code datasets.Features} writes them. */
  private KeyValue features() {
    ObjectNode about = JsonNodeFactory.instance.objectNode();
    ObjectNode features = about.putObject("info").putObject("features");
    features.putObject("image").put("_type", "Image");
    if (!classes.isEmpty()) {
      ObjectNode label = features.putObject("label");
      classes.forEach(label.putArray("names")::add);
      label.put("_type", "ClassLabel");
    }
    return new KeyValue("huggingface").setValue(about.toString());
  }

  /**
   * Puts the file in its place, or removes it if images are missing.
   *
   * @throws GanException of kind FAILURE if that cannot be done
   */
  @Override
  public void close() {
    try (AtomicFile part = atomic) {
      boolean complete = missing == 0;
      if (complete) {
        endFile();
      }
      output.close();
      if (complete) {
        part.commit();
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static GanException unwritable(Path file, IOException cause) {
    return GanException.failure(
        "the file cannot be written: " + FileProblem.reason(cause),
        file.toString(),
        "free some space or choose another place",
        cause);
  }
}
