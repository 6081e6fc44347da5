package org.gan4j.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.FileProblem;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a run's folder for one training: two would mix their records and checkpoints. The lock is
 * the operating system's, on an empty file in the folder, so it ends with the process however that
 * ends; the file stays. Where the file system has no locks, only trainings in the same process are
 * noticed.
 */
@ThreadSafe
public final class RunLock implements AutoCloseable {
  /** The name of the file. */
  public static final String FILE = ".lock";

  /**
   * The folders that this process has locked. The system's locks belong to a process as a whole,
   * and POSIX ends them when the process closes any channel of the file: a second one must not be
   * opened.
   */
  private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;
  private final AtomicBoolean held = new AtomicBoolean(true);

  private RunLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Locks a folder.
   *
   * @param run the folder, which exists
   * @throws GanException of kind USAGE if somebody is training in it
   */
  public static RunLock take(Path run) {
    try {
      Path folder = run.toRealPath();
      if (!LOCKED.add(folder)) {
        throw inUse(run, "this process");
      }
      RunLock lock = null;
      try {
        lock = ofProcess(folder);
      } finally {
        if (lock == null) {
          LOCKED.remove(folder);
        }
      }
      if (lock == null) {
        throw inUse(run, "another process");
      }
      return lock;
    } catch (IOException e) {
      throw GanException.failure(
              "the run's folder cannot be locked: " + FileProblem.reason(e),
              run.toString(),
              "choose a folder that you may write to",
              e)
          .withCode(ErrorCode.RUN_FILE_NOT_WRITABLE);
    }
  }

  /** Null if another process has it. */
  private static @Nullable RunLock ofProcess(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return null;
      }
    } catch (IOException e) {
      // A file system without locks, such as some network file systems.
    }
    return new RunLock(folder, channel);
  }

  private static GanException inUse(Path run, String who) {
    return GanException.usage(
            who + " is training here", run.toString(), "wait until it has ended, or stop it")
        .withCode(ErrorCode.RUN_IN_USE);
  }

  /** Gives the folder back. */
  @Override
  public void close() {
    // An interrupt may have closed the channel already.
    if (held.getAndSet(false)) {
      try {
        channel.close();
      } catch (IOException e) {
        // The lock ends with the process.
      } finally {
        LOCKED.remove(folder);
      }
    }
  }
}
