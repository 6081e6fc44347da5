package org.gan4j.datasets.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps all others, in this process and in others, from filling the same folder. */
final class FolderLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits for the lock. It is lost when the process ends, however it ends.
   *
   * @param onWait runs once if another one has it
   */
  static FolderLock acquire(Path folder, Runnable onWait) throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (tryLock(channel) == null) {
        onWait.run();
        while (tryLock(channel) == null) {
          Thread.sleep(PAUSE.toMillis());
        }
      }
      return new FolderLock(channel);
    } catch (IOException | InterruptedException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Gives the lock back. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another thread of this process has it
    }
  }
}
