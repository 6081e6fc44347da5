package org.gan4j.cli.output;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gan4j.api.io.AtomicFile;
import org.jspecify.annotations.Nullable;

/** What killed processes leave: unfinished files and folders, beside the places they were for. */
final class Leftovers {
  /** Nobody writes to a file for so long without changing it. */
  private static final Duration AGE = Duration.ofDays(1);

  private Leftovers() {}

  /**
   * Removes those that were for a place and are old enough that no process still writes to them.
   */
  static void remove(Path place) {
    Path folder = place.toAbsolutePath().getParent();
    String example = String.valueOf(AtomicFile.unfinished(place).getFileName());
    // A name, its random part and the ending.
    String start = example.replaceFirst("[0-9a-z]+\\.part$", "");
    Pattern ours = Pattern.compile(Pattern.quote(start) + "[0-9a-z]{1,13}\\.part");
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    Instant limit = Instant.now().minus(AGE);
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        if (ours.matcher(String.valueOf(entry.getFileName())).matches()
            && newest(entry).isBefore(limit)) {
          removeTree(entry);
        }
      }
    } catch (IOException e) {
      // They take room, and do no other harm.
    }
  }

  /** When a file, or a folder or an entry of it, was changed last. */
  private static Instant newest(Path file) throws IOException {
    Instant newest = Instant.MIN;
    try (Stream<Path> files = Files.walk(file, 1)) {
      for (Path one : files.toList()) {
        Instant time = Files.getLastModifiedTime(one, LinkOption.NOFOLLOW_LINKS).toInstant();
        newest = time.isAfter(newest) ? time : newest;
      }
    }
    return newest;
  }

  /** Removes a file, or a folder with all that is in it; links are not followed. */
  static void removeTree(Path path) throws IOException {
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                throws IOException {
              Files.deleteIfExists(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (NoSuchFileException e) {
      // Somebody else has removed it.
    }
  }
}
