package org.gan4j.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.io.AtomicFile;

/** Writes short text files, whole or not at all. */
final class SmallFile {
  private SmallFile() {}

  static void write(Path file, String text) {
    try {
      AtomicFile.write(file, unfinished -> Files.writeString(unfinished, text));
    } catch (IOException e) {
      throw GanException.failure(
              "a file of the run cannot be written: " + RunFolder.reason(e),
              file.toString(),
              "free some space, or choose another folder",
              e)
          .withCode(ErrorCode.RUN_FILE_NOT_WRITABLE);
    }
  }
}
