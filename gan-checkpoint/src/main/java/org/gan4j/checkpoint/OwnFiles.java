package org.gan4j.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.FileProblem;

/**
 * Checks that a training in the folder of a run, which may be a stranger's, writes and reads
 * nothing outside of it.
 */
@ThreadSafe
public final class OwnFiles {
  private OwnFiles() {}

  /**
   * Refuses pipes and devices, links to files outside of the folder, and links to folders in place
   * of those that a training writes to. Other links to folders, such as one to the data, may stay.
   *
   * @param run the folder
   * @param written the folders in it that a training writes to
   * @throws GanException of kind USAGE at the first such file
   */
  public static void require(Path run, List<Path> written) {
    try {
      Path real = run.toRealPath();
      requireIn(run, real, written);
      for (Path folder : written) {
        if (Files.isDirectory(folder)) {
          requireIn(folder, real, List.of());
        }
      }
    } catch (IOException e) {
      throw GanException.failure(
          "the folder of the run cannot be read: " + FileProblem.reason(e),
          run.toString(),
          "check its permissions",
          e);
    }
  }

  private static void requireIn(Path folder, Path run, List<Path> written) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        BasicFileAttributes attributes =
            Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isOther()) {
          throw refused(entry, "is a pipe or a device, and not a file");
        }
        boolean mayLead = Files.isDirectory(entry) && !written.contains(entry);
        if (attributes.isSymbolicLink() && !mayLead && !leadsInto(run, entry)) {
          throw refused(
              entry,
              "is a link, and training would change "
                  + Files.readSymbolicLink(entry)
                  + ", which is outside of the run's folder");
        }
      }
    }
  }

  private static boolean leadsInto(Path run, Path link) {
    try {
      return link.toRealPath().startsWith(run);
    } catch (IOException e) {
      // It leads nowhere, but a file could be created there.
      return false;
    }
  }

  private static GanException refused(Path entry, String problem) {
    return GanException.usage(
        entry.getFileName() + " " + problem,
        entry.toString(),
        "remove it, or put a copy of what it leads to in its place");
  }
}
