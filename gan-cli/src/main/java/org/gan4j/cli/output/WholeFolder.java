package org.gan4j.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.FileProblem;

/**
 * Writes folders: whole or not at all. What a killed process leaves is a hidden folder beside the
 * place, with a name that ends in {@code .part}; a later process removes it.
 *
 * <p>Thread-safe for different folders.
 */
@ThreadSafe
public final class WholeFolder {
  private WholeFolder() {}

  /**
   * Refuses a place that holds something: results of two commands must not be mixed.
   *
   * @throws GanException of kind USAGE if it is a file, or a folder that is not empty
   */
  public static void requireEmpty(Path folder) {
    String[] there = folder.toFile().list();
    if (Files.isRegularFile(folder) || (there != null && there.length > 0)) {
      throw GanException.usage(
          "the output folder is not empty", folder.toString(), "choose another with --out");
    }
  }

  /**
   * Writes a folder beside its place, and moves it there when it is complete. Folders around it are
   * created.
   *
   * @param folder new or empty
   * @param content writes into the folder that it is given
   * @throws GanException of kind USAGE if the place is not empty; of kind FAILURE if the folder
   *     cannot be written
   */
  public static void write(Path folder, Consumer<Path> content) {
    requireEmpty(folder);
    Folders.createFor(folder);
    try {
      // A link to an empty folder stays a link.
      Path place = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
      Path unfinished = AtomicFile.unfinished(place);
      Leftovers.remove(place);
      Files.createDirectory(unfinished);
      try (RemovalOnExit removal = new RemovalOnExit(unfinished)) {
        content.accept(unfinished);
        put(unfinished, place);
      } finally {
        Leftovers.removeTree(unfinished);
      }
    } catch (IOException e) {
      throw GanException.failure(
          "the folder cannot be written: " + FileProblem.reason(e),
          folder.toString(),
          "free some space or choose another place with --out",
          e);
    }
  }

  /** Replaces a place that is free, or an empty folder, in one step where the system can. */
  private static void put(Path complete, Path place) throws IOException {
    boolean inUse = Files.exists(place) && place.equals(Path.of("").toRealPath());
    if (!inUse) {
      try {
        AtomicFile.move(complete, place);
        return;
      } catch (IOException e) {
        if (!Files.isDirectory(place)) {
          throw e;
        }
      }
    }
    // A working directory, or one that a file system is mounted on: its entries move one by one.
    requireEmpty(place);
    try (Stream<Path> entries = Files.walk(complete)) {
      for (Path entry : entries.skip(1).toList()) {
        Path target = place.resolve(complete.relativize(entry).toString());
        if (Files.isDirectory(entry)) {
          Files.createDirectory(target);
        } else {
          // Copies where the folder is on another file system.
          Files.move(entry, target);
        }
      }
    }
  }
}
