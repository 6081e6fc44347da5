package org.gan4j.datasets.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.gan4j.api.GanException;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file that is passed over once or more, row by row. Every {@link GanException} that it
 * throws is of kind USAGE and names the file and, where there is one, the line.
 */
final class CsvFile {
  private final Path file;
  private final CsvConfiguration settings;
  private final Charset encoding;
  private final char delimiter;

  /** Receives the rows of a file. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes a row.
     *
     * @param line in which the row begins, from 1
     * @param values without white space around them, as many as there are names
     * @return whether to go on
     */
    boolean row(long line, List<String> values);
  }

  CsvFile(Path file, CsvConfiguration settings) {
    this.file = file;
    this.settings = settings;
    this.encoding = Charset.forName(settings.encoding());
    this.delimiter = delimiter();
  }

  private char delimiter() {
    String chosen = settings.delimiter();
    if (chosen != null) {
      return chosen.charAt(0);
    }
    try {
      return CsvText.delimiter(file, encoding);
    } catch (CharacterCodingException e) {
      throw wrongEncoding(1, e);
    } catch (IOException e) {
      throw CsvText.unreadable(file, e);
    }
  }

  /** The file, for errors. */
  Path path() {
    return file;
  }

  /** The character between values. */
  char separator() {
    return delimiter;
  }

  /** The names of the columns: those of the header, or {@code column1} and so on. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    pass(
        (line, values) -> {
          for (int i = 0; i < values.size(); i++) {
            names.add(settings.header() ? name(values, i, line) : "column" + (i + 1));
          }
          return false;
        },
        false);
    if (names.isEmpty()) {
      throw GanException.usage("the file is empty", file.toString(), "name a file with rows");
    }
    return names;
  }

  private String name(List<String> header, int place, long line) {
    String name = header.get(place);
    if (name.isEmpty()) {
      throw at(
          line,
          String.format(Locale.ROOT, "column %d has no name", place + 1),
          "name it, or set \"header\" to false if the first line is a row");
    }
    int first = header.indexOf(name);
    if (first < place) {
      throw at(
          line,
          String.format(
              Locale.ROOT, "columns %d and %d are both named \"%s\"", first + 1, place + 1, name),
          "give each column another name");
    }
    return name;
  }

  /**
   * Hands on the rows below the header.
   *
   * @throws GanException if a row has more or fewer values than the first line
   */
  void rows(Sink sink) {
    pass(sink, settings.header());
  }

  private void pass(Sink sink, boolean withoutFirst) {
    long line = 1;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(false)
            .trimWhitespacesAroundQuotes(true)
            .ofCsvRecord(CsvText.open(file, encoding))) {
      int width = -1;
      Iterator<CsvRecord> records = reader.iterator();
      for (CsvRecord row = next(records, line); row != null; row = next(records, line)) {
        line = row.getStartingLineNumber();
        if (width < 0) {
          width = row.getFieldCount();
          if (withoutFirst) {
            continue;
          }
        }
        requireWidth(row, width);
        if (!sink.row(line, row.getFields().stream().map(String::strip).toList())) {
          return;
        }
      }
    } catch (CharacterCodingException e) {
      throw wrongEncoding(line, e);
    } catch (IOException e) {
      throw CsvText.unreadable(file, e);
    }
  }

  private @Nullable CsvRecord next(Iterator<CsvRecord> records, long line) throws IOException {
    try {
      return records.next();
    } catch (NoSuchElementException e) {
      return null;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw GanException.usage(
          "the rows cannot be told apart: " + e.getMessage(),
          String.format(Locale.ROOT, "%s, after line %d", file, line),
          "close each quotation mark, and double those within a value",
          e);
    }
  }

  private void requireWidth(CsvRecord row, int width) {
    if (row.getFieldCount() != width) {
      throw at(
          row.getStartingLineNumber(),
          String.format(
              Locale.ROOT,
              "the row has %d values, and the first line has %d",
              row.getFieldCount(),
              width),
          String.format(
              Locale.ROOT,
              "correct the row; put a value with the delimiter '%s' in quotation marks",
              delimiter == '\t' ? "tab" : delimiter));
    }
  }

  private GanException wrongEncoding(long line, IOException cause) {
    return GanException.usage(
        "the file is not in the encoding " + settings.encoding(),
        String.format(Locale.ROOT, "%s, after line %d", file, line),
        "set \"encoding\", as \"windows-1252\" or \"ISO-8859-1\"",
        cause);
  }

  /** An error in a line. */
  GanException at(long line, String problem, String remedy) {
    return GanException.usage(
        problem, String.format(Locale.ROOT, "%s, line %d", file, line), remedy);
  }
}
