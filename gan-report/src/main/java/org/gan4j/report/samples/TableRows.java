package org.gan4j.report.samples;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Table;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Rows of a table as CSV (RFC 4180, with line feeds): a line of names, and then values in the units
 * of the columns.
 */
@NotThreadSafe
public final class TableRows {
  private final Table table;
  private final Writer out;
  private final @Nullable IntFunction<String> labels;
  private int written;

  /**
   * Begins with the line of names.
   *
   * @param labels the class of a row by its place from 0, for the column of the label, which is the
   *     last one; null for rows without
   * @throws IOException if it cannot be written
   */
  public TableRows(Table table, Writer out, @Nullable IntFunction<String> labels)
      throws IOException {
    this.table = table;
    this.out = out;
    this.labels = table.label() == null ? null : labels;
    List<String> names = new ArrayList<>(table.names());
    if (this.labels != null && table.label() != null) {
      names.add(table.label());
    }
    write(writer -> writer.writeRecord(names));
  }

  /**
   * Adds rows.
   *
   * @param samples [count, {@link Table#length()}]
   * @throws IOException if they cannot be written
   */
  public void append(INDArray samples) throws IOException {
    float[][] vectors = samples.toFloatMatrix();
    write(
        writer -> {
          for (float[] vector : vectors) {
            writer.writeRecord(texts(vector));
            written++;
          }
        });
  }

  private List<String> texts(float[] vector) {
    double[] values = table.decode(vector, 0);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      texts.add(table.columns().get(i).text(values[i]));
    }
    if (labels != null) {
      texts.add(labels.apply(written));
    }
    return texts;
  }

  private interface Records {
    void to(CsvWriter writer);
  }

  @SuppressWarnings("resource") // it would close what it writes to, which is another one's
  private void write(Records records) throws IOException {
    try {
      CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
      records.to(writer);
      writer.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
