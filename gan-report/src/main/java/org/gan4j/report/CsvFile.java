package org.gan4j.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gan4j.api.GanException;

/**
 * A table that grows: comma-separated, with a header (RFC 4180, but for the ends of lines, which
 * are line feeds). The first column is the step.
 */
final class CsvFile implements AutoCloseable {
  private final Path file;
  private final BufferedWriter writer;

  private CsvFile(Path file) throws IOException {
    this.file = file;
    this.writer =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * Opens a table to go on with, without the rows of later steps; a new one if there is none.
   *
   * @throws GanException if it cannot be written
   */
  static CsvFile upTo(long step, Path file, List<String> columns) {
    try {
      if (Files.exists(file)) {
        cut(file, step, columns.size());
        return new CsvFile(file);
      }
      CsvFile opened = new CsvFile(file);
      opened.append(columns);
      return opened;
    } catch (UncheckedIOException e) {
      throw failure(file, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static void cut(Path file, long step, int columns) throws IOException {
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    try (var lines = Files.lines(file);
        BufferedWriter kept = Files.newBufferedWriter(unfinished)) {
      boolean header = true;
      for (String line : (Iterable<String>) lines::iterator) {
        if (header || isUpTo(step, line, columns)) {
          kept.write(line);
          kept.write('\n');
        }
        header = false;
      }
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A row without all its cells was being written when the process was killed. */
  private static boolean isUpTo(long step, String line, int columns) {
    String[] cells = line.split(",", -1);
    return cells.length >= columns
        && cells[0].matches("\\d{1,18}")
        && Long.parseLong(cells[0]) <= step;
  }

  /**
   * Adds a row. It is on its way to the disk when this returns: a run that is killed goes on behind
   * a checkpoint, and the rows before that must be there.
   *
   * @throws GanException if it cannot be written
   */
  void append(List<String> cells) {
    try {
      writer.write(cells.stream().map(CsvFile::cell).collect(Collectors.joining(",")));
      writer.write('\n');
      writer.flush();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** No cell spans lines, since rows are cut by lines. */
  private static String cell(String text) {
    String line = text.replaceAll("\\R", " ");
    return line.contains(",") || line.contains("\"")
        ? "\"" + line.replace("\"", "\"\"") + "\""
        : line;
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
        file.getFileName() + " cannot be written: " + e.getMessage(),
        file.toString(),
        "free some space, or check the folder's permissions; the training goes on without it",
        e);
  }
}
