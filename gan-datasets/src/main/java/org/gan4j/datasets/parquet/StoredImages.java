package org.gan4j.datasets.parquet;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.datasets.parquet.ParquetFile.Leaf;

/**
 * The bytes of the image files in a column, by row. Where they are is found when the first one is
 * asked for, in one pass over the file, and takes twelve bytes of memory for each row. An image of
 * a page without compression is then read alone; of a compressed page, the whole page is read, and
 * a few pages are kept.
 */
@ThreadSafe
final class StoredImages {
  private static final int PAGES_KEPT = 8;

  private final ParquetFile file;
  private final Leaf column;
  private final Map<Page, byte[]> kept =
      new LinkedHashMap<>(PAGES_KEPT, 1, /* accessOrder= */ true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Page, byte[]> eldest) {
          return size() > PAGES_KEPT;
        }
      };
  private Page[] pages = {};
  private int[] offsets = {};
  private int[] lengths = {};

  StoredImages(ParquetFile file, Leaf column) {
    this.file = file;
    this.column = column;
  }

  int rows() {
    return Math.toIntExact(file.rows());
  }

  /** What to call an image in messages. */
  String name(int row) {
    return file.path() + ", row " + row;
  }

  /**
   * The file of an image.
   *
   * @throws org.gan4j.api.GanException of kind USAGE if the Parquet file is damaged
   */
  synchronized byte[] get(int row) {
    try {
      if (pages.length == 0) {
        findAll();
      }
      Page page = pages[row];
      if (!page.isCompressed()) {
        return file.bytes(page.position() + offsets[row], lengths[row]);
      }
      byte[] content = kept.get(page);
      if (content == null) {
        content = page.content(file.bytes(page.position(), page.stored()));
        kept.put(page, content);
      }
      return Arrays.copyOfRange(content, offsets[row], offsets[row] + lengths[row]);
    } catch (IOException e) {
      throw ParquetFile.unreadable(file.path(), e);
    }
  }

  private void findAll() throws IOException {
    Page[] found = new Page[rows()];
    int[] firstBytes = new int[rows()];
    int[] sizes = new int[rows()];
    int[] row = {0};
    ColumnReader.visit(
        file,
        column,
        (page, content, offset, length) -> {
          if (row[0] == found.length) {
            throw new IOException("it has more values than rows");
          }
          found[row[0]] = page;
          firstBytes[row[0]] = offset;
          sizes[row[0]] = length;
          row[0]++;
        });
    if (row[0] < found.length) {
      throw new IOException("it has fewer values than rows");
    }
    pages = found;
    offsets = firstBytes;
    lengths = sizes;
  }
}
