package org.gan4j.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.gan4j.api.GanException;

/** Writes short text files, whole or not at all. */
final class SmallFile {
  private SmallFile() {}

  static void write(Path file, String text) {
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.writeString(unfinished, text);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw GanException.failure(
          "a file of the run cannot be written: " + RunFolder.reason(e),
          file.toString(),
          "free some space, or choose another folder with --out",
          e);
    }
  }
}
