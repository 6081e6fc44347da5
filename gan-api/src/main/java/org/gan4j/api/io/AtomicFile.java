package org.gan4j.api.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * A file that is replaced atomically: readers find the old contents or the new ones, never a part.
 * It is written beside its final place, under its name with a dot before and {@code .part} after
 * it, and moved into place in one step when it is complete. Until then, an older file of that name
 * is untouched.
 *
 * <p>The folder must exist. Immutable and thread-safe; concurrent writers of one file are not
 * supported.
 */
@ThreadSafe
public final class AtomicFile {
  private final Path file;
  private final Path unfinished;

  private AtomicFile(Path file) {
    this.file = file;
    this.unfinished = file.resolveSibling("." + file.getFileName() + ".part");
  }

  /** The contents of a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes all of it.
     *
     * @param unfinished the file to create, or to overwrite if an interrupted attempt left one
     */
    void writeTo(Path unfinished) throws IOException;
  }

  /** A file that is written over a longer time; {@link #commit()} puts it into place. */
  public static AtomicFile begin(Path file) {
    return new AtomicFile(file);
  }

  /**
   * Writes a file in one call. A failure leaves no file.
   *
   * @throws IOException what the content throws, or if the file cannot be moved into place
   */
  public static void write(Path file, Content content) throws IOException {
    AtomicFile atomic = begin(file);
    try {
      content.writeTo(atomic.unfinished);
      atomic.commit();
    } catch (IOException | RuntimeException e) {
      atomic.discard(e);
      throw e;
    }
  }

  /**
   * Moves a complete file into place, over one that is there, in one step.
   *
   * @param complete in the same file system as the place
   */
  public static void move(Path complete, Path place) throws IOException {
    Files.move(
        complete, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The file to write to until it is complete. */
  public Path unfinished() {
    return unfinished;
  }

  /** Puts the file into place. */
  public void commit() throws IOException {
    move(unfinished, file);
  }

  /** Removes the written part. */
  public void discard() throws IOException {
    Files.deleteIfExists(unfinished);
  }

  /** Removes the written part, also if Ctrl-C ends the process before the file is complete. */
  public void discardOnExit() {
    unfinished.toFile().deleteOnExit();
  }

  private void discard(Exception failure) {
    try {
      discard();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
