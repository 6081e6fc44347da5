package org.gan4j.cli.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.FileProblem;

/**
 * Writes files: whole or not at all.
 *
 * <p>Thread-safe for different files.
 */
@ThreadSafe
public final class WholeFile {
  private WholeFile() {}

  /** The contents of a text file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void writeTo(Writer writer) throws IOException;
  }

  /** The contents of a file of numbers. */
  @FunctionalInterface
  public interface Bytes {
    /** Writes all of it. */
    void writeTo(OutputStream stream) throws IOException;
  }

  /**
   * Writes a text file next to its final name, and moves it into place. Folders are created.
   *
   * @throws GanException of kind FAILURE if that cannot be done; an older file is untouched
   */
  public static void write(Path file, Content content) {
    writeBytes(
        file,
        stream -> {
          Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8.newEncoder());
          content.writeTo(writer);
          writer.flush();
        });
  }

  /** {@link #write} for a file that is no text. */
  public static void writeBytes(Path file, Bytes content) {
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

  private static void write(Bytes content, Path unfinished) throws IOException {
    // Ctrl-C in the middle should leave nothing behind.
    unfinished.toFile().deleteOnExit();
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
      content.writeTo(stream);
    }
  }
}
