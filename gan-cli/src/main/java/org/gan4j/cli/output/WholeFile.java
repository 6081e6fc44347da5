package org.gan4j.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.gan4j.api.GanException;

/**
 * Writes text files: whole or not at all.
 *
 * <p>Thread-safe for different files.
 */
public final class WholeFile {
  private WholeFile() {}

  /** What is to be written. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void writeTo(Writer writer) throws IOException;
  }

  /**
   * Writes a file next to its final name, and moves it into place. Folders are created.
   *
   * @throws GanException of kind FAILURE if that cannot be done; an older file is untouched
   */
  public static void write(Path file, Content content) {
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Folders.createFor(file);
      // Ctrl-C in the middle should leave nothing behind.
      unfinished.toFile().deleteOnExit();
      try (Writer writer = Files.newBufferedWriter(unfinished)) {
        content.writeTo(writer);
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | UncheckedIOException e) {
      delete(unfinished, e);
      throw GanException.failure(
          "the file cannot be written: " + e.getMessage(),
          file.toString(),
          "free some space or choose another place with --out",
          e);
    }
  }

  private static void delete(Path unfinished, Exception failure) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
