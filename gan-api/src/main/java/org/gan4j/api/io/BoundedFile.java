package org.gan4j.api.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.api.concurrent.ThreadSafe;

/** Files that are read as a whole, up to a length: a device such as /dev/zero has no end. */
@ThreadSafe
public final class BoundedFile {
  private BoundedFile() {}

  /**
   * Reads a file, or what a device or a shell's pipe below /dev provides. A pipe elsewhere, which
   * may never provide anything, is refused.
   *
   * @param most bytes that are acceptable
   * @return empty if it is longer
   * @throws IOException if it cannot be read
   */
  public static Optional<byte[]> read(Path file, int most) throws IOException {
    boolean regular = Files.isRegularFile(file);
    if (regular && Files.size(file) > most) {
      return Optional.empty();
    }
    if (!regular && Files.exists(file) && !file.toAbsolutePath().startsWith("/dev")) {
      throw new IOException(file + " is not a regular file");
    }
    try (InputStream input = Files.newInputStream(file)) {
      byte[] bytes = input.readNBytes(most);
      return input.read() < 0 ? Optional.of(bytes) : Optional.empty();
    }
  }
}
