package org.gan4j.cli.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.AtomicFile;

/** Removes an unfinished folder if Ctrl-C or SIGTERM ends the process before it is closed. */
@ThreadSafe
final class RemovalOnExit implements AutoCloseable {
  private final Path folder;
  private final Thread hook = new Thread(this::end, "removal");

  RemovalOnExit(Path folder) {
    this.folder = folder;
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      waitForTheEnd();
    }
  }

  /** Under another name first, since the thread that writes into the folder does not stop. */
  void end() {
    try {
      Path renamed = AtomicFile.unfinished(folder);
      AtomicFile.move(folder, renamed);
      Leftovers.removeTree(renamed);
    } catch (IOException e) {
      // It is in its place already, or cannot be removed.
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // A report about files that the hook has removed would be wrong.
      waitForTheEnd();
    }
  }

  /** Of the process, which is ending. */
  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
