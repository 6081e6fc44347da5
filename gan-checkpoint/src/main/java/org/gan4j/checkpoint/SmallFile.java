package org.gan4j.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.FileProblem;

/**
 * Short text files of a run, written whole or not at all.
 *
 * <p>Thread-safe, for different files.
 */
@ThreadSafe
public final class SmallFile {
  private SmallFile() {}

  /** Writes a file, and forces it and its name in the folder to the disk. */
  public static void write(Path file, String text) {
    try {
      DurableFile.write(file, text);
    } catch (IOException e) {
      throw GanException.failure(
              "a file of the run cannot be written: " + FileProblem.reason(e),
              file.toString(),
              "free some space, or choose another folder",
              e)
          .withCode(ErrorCode.RUN_FILE_NOT_WRITABLE);
    }
  }

  /** Writes a file unless it has this content already. */
  public static void update(Path file, String text) {
    if (!read(file, text.length() + 1L).filter(text::equals).isPresent()) {
      write(file, text);
    }
  }

  /**
   * The content of a file of a run, which may be a stranger's.
   *
   * @return empty if there is no such regular file, or it is larger than that
   */
  public static Optional<String> read(Path file, long largest) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > largest) {
        return Optional.empty();
      }
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Removes a file that is not needed any more, if it is there. */
  public static void delete(Path file, String what) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw GanException.failure(
          what + " cannot be removed: " + FileProblem.reason(e),
          file.toString(),
          "remove it by hand",
          e);
    }
  }
}
