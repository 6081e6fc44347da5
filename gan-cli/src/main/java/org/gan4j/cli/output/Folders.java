package org.gan4j.cli.output;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.FileProblem;

/** Folders that results go into. */
@ThreadSafe
public final class Folders {
  private Folders() {}

  /**
   * Creates a folder and those around it.
   *
   * @throws GanException if it cannot be created
   */
  public static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw GanException.usage(
          "this is a file, and a folder is needed",
          String.valueOf(e.getMessage()),
          "choose another place with --out",
          e);
    } catch (IOException e) {
      throw GanException.failure(
          "the folder cannot be created: " + FileProblem.reason(e),
          folder.toString(),
          "free some space or choose a place that you may write to with --out",
          e);
    }
  }

  /** Creates the folder of a file. */
  public static void createFor(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      create(folder);
    }
  }
}
