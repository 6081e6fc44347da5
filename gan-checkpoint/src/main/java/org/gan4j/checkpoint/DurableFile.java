package org.gan4j.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.AtomicFile;

/**
 * Files that are replaced in one step and are on the disk when the call returns: contents and the
 * name in the folder. Files that are written one after the other survive a power failure in that
 * order.
 */
@ThreadSafe
public final class DurableFile {
  private DurableFile() {}

  /** The contents of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Replaces a file.
   *
   * @throws IOException what the content throws, or if the file cannot be put into place
   */
  public static void write(Path file, Content content) throws IOException {
    AtomicFile.write(
        file,
        unfinished -> {
          try (FileChannel channel =
              FileChannel.open(unfinished, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            content.writeTo(channel);
            channel.force(true);
          }
        });
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      forceFolder(folder);
    }
  }

  /** {@link #write(Path, Content)} for a text. */
  public static void write(Path file, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    write(
        file,
        channel -> {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  /** Not every system can open a folder: the file is in place in any case. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The name will be on the disk a little later.
    }
  }
}
