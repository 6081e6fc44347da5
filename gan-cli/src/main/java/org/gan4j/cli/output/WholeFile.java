package org.gan4j.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.FileProblem;

/**
 * Writes text files: whole or not at all.
 *
 * <p>Thread-safe for different files.
 */
@ThreadSafe
public final class WholeFile {
  private WholeFile() {}

  /** The contents. */
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
    try {
      Folders.createFor(file);
      AtomicFile.write(file, unfinished -> write(content, unfinished));
    } catch (IOException | UncheckedIOException e) {
      throw GanException.failure(
          "the file cannot be written: " + FileProblem.reason(e),
          file.toString(),
          "free some space or choose another place with --out",
          e);
    }
  }

  private static void write(Content content, Path unfinished) throws IOException {
    // Ctrl-C in the middle should leave nothing behind.
    unfinished.toFile().deleteOnExit();
    try (Writer writer = Files.newBufferedWriter(unfinished)) {
      content.writeTo(writer);
    }
  }
}
