package org.gan4j.cli.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.FileProblem;
import org.gan4j.cli.output.Folders;

/** Writes a file of numbers: whole or not at all. */
@ThreadSafe
public final class NetworkFile {
  private NetworkFile() {}

  /** The contents. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void writeTo(OutputStream stream) throws IOException;
  }

  /**
   * Writes a file next to its final name, and moves it into place. Folders are created.
   *
   * @throws GanException of kind FAILURE if that cannot be done; an older file is untouched
   */
  public static void write(Path file, Content content) {
    try {
      Folders.createFor(file);
      AtomicFile.write(
          file,
          unfinished -> {
            // Ctrl-C in the middle should leave nothing behind.
            unfinished.toFile().deleteOnExit();
            try (OutputStream stream =
                new BufferedOutputStream(Files.newOutputStream(unfinished))) {
              content.writeTo(stream);
            }
          });
    } catch (IOException | UncheckedIOException e) {
      throw GanException.failure(
          "the file cannot be written: " + FileProblem.reason(e),
          file.toString(),
          "free some space or choose another place with --out",
          e);
    }
  }
}
