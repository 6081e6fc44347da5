package org.gan4j.datasets.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says about a file without reading it. As long as the stamp of a file is the
 * same, so is its content: programs can set the time of the last modification, but not the time
 * when the inode was last changed.
 *
 * @param bytes its length
 * @param modified time of the last modification, in nanoseconds since 1970
 * @param changed time of the last change of the inode, in nanoseconds since 1970
 * @param inode its number
 */
record FileStamp(long bytes, long modified, long changed, long inode) {

  /**
   * The stamp of a file.
   *
   * @return null if this file system has no such times, as on Windows
   */
  static @Nullable FileStamp of(Path file) throws IOException {
    try {
      Map<String, Object> found =
          Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino");
      return new FileStamp(
          number(found.get("size")),
          number(found.get("lastModifiedTime")),
          number(found.get("ctime")),
          number(found.get("ino")));
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return null;
    }
  }

  private static long number(@Nullable Object attribute) {
    if (attribute instanceof FileTime time) {
      return time.to(TimeUnit.NANOSECONDS);
    }
    if (attribute instanceof Long number) {
      return number;
    }
    throw new UnsupportedOperationException("no such attribute");
  }
}
