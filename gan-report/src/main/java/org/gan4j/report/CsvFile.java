package org.gan4j.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gan4j.api.GanException;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.FileProblem;

/**
 * A table that grows: comma-separated, with a header (RFC 4180, but for the ends of lines, which
 * are line feeds). The first column is the step.
 */
final class CsvFile implements AutoCloseable {
  private static final Pattern COMMA_OUTSIDE_QUOTES =
      Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  private final Path file;
  private List<String> columns;
  private BufferedWriter writer;

  private CsvFile(Path file, List<String> columns) throws IOException {
    this.file = file;
    this.columns = columns;
    this.writer = appending(file);
  }

  private static BufferedWriter appending(Path file) throws IOException {
    return Files.newBufferedWriter(
        file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Opens a table to continue, without the rows of later steps; a new one if there is none.
   *
   * @param columns of a new table; an existing one keeps its columns
   * @throws GanException if it cannot be written
   */
  static CsvFile upTo(long step, Path file, List<String> columns) {
    try {
      List<String> found = Files.exists(file) ? header(file) : List.of();
      if (!found.isEmpty()) {
        rewrite(file, found, cells -> isUpTo(step, cells, found.size()) ? cells : List.of());
        return new CsvFile(file, found);
      }
      AtomicFile.write(
          file,
          unfinished -> {
            try (BufferedWriter header = Files.newBufferedWriter(unfinished)) {
              write(header, columns);
            }
          });
      return new CsvFile(file, List.copyOf(columns));
    } catch (UncheckedIOException e) {
      throw failure(file, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static List<String> header(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().map(CsvFile::cells).orElse(List.of());
    }
  }

  /**
   * Rewrites the table.
   *
   * @param row maps a row's cells; an empty list drops the row
   */
  private static void rewrite(Path file, List<String> columns, UnaryOperator<List<String>> row)
      throws IOException {
    AtomicFile.write(
        file,
        unfinished -> {
          try (var lines = Files.lines(file);
              BufferedWriter kept = Files.newBufferedWriter(unfinished)) {
            write(kept, columns);
            for (String line : (Iterable<String>) lines.skip(1)::iterator) {
              List<String> cells = row.apply(cells(line));
              if (!cells.isEmpty()) {
                write(kept, cells);
              }
            }
          }
        });
  }

  /** A row without all its cells was being written when the process was killed. */
  private static boolean isUpTo(long step, List<String> cells, int columns) {
    return cells.size() >= columns
        && cells.get(0).matches("\\d{1,18}")
        && Long.parseLong(cells.get(0)) <= step;
  }

  /** The names of the columns, in their order. */
  List<String> columns() {
    return columns;
  }

  /**
   * Adds the columns that are missing, each after the one that precedes it in the given order.
   * Earlier rows get empty cells there.
   *
   * @param fixed how many columns stay the first ones
   * @throws GanException if the table cannot be written
   */
  void widen(int fixed, Collection<String> names) {
    if (columns.containsAll(names)) {
      return;
    }
    List<String> wider = new ArrayList<>(columns);
    int next = fixed;
    for (String name : names) {
      int known = wider.indexOf(name);
      if (known < 0) {
        wider.add(next, name);
        next++;
      } else {
        next = Math.max(next, known + 1);
      }
    }
    widenTo(List.copyOf(wider));
  }

  private void widenTo(List<String> wider) {
    List<String> narrow = columns;
    try {
      writer.close();
      rewrite(
          file,
          wider,
          cells ->
              wider.stream()
                  .map(name -> narrow.contains(name) ? cells.get(narrow.indexOf(name)) : "")
                  .toList());
      writer = appending(file);
      columns = wider;
    } catch (UncheckedIOException e) {
      throw failure(file, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /**
   * Removes the rows of a step.
   *
   * @throws GanException if the table cannot be written
   */
  void remove(long step) {
    try {
      writer.close();
      String removed = String.valueOf(step);
      rewrite(file, columns, cells -> cells.get(0).equals(removed) ? List.of() : cells);
      writer = appending(file);
    } catch (UncheckedIOException e) {
      throw failure(file, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /**
   * Adds a row. It is flushed when this returns: a killed run continues after a checkpoint, and the
   * earlier rows must be there.
   *
   * @throws GanException if it cannot be written
   */
  void append(List<String> cells) {
    try {
      write(writer, cells);
      writer.flush();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static void write(BufferedWriter writer, List<String> cells) throws IOException {
    writer.write(cells.stream().map(CsvFile::cell).collect(Collectors.joining(",")));
    writer.write('\n');
  }

  /** No cell spans lines, since rows are read by lines. */
  private static String cell(String text) {
    String line = text.replaceAll("\\R", " ");
    return line.contains(",") || line.contains("\"")
        ? "\"" + line.replace("\"", "\"\"") + "\""
        : line;
  }

  private static List<String> cells(String line) {
    return Arrays.stream(COMMA_OUTSIDE_QUOTES.split(line, -1))
        .map(
            cell ->
                cell.startsWith("\"") && cell.endsWith("\"") && cell.length() > 1
                    ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
                    : cell)
        .toList();
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static GanException failure(Path file, IOException e) {
    return GanException.failure(
        file.getFileName() + " cannot be written: " + FileProblem.reason(e),
        file.toString(),
        "free some space, or check the folder's permissions; the training goes on without it",
        e);
  }
}
