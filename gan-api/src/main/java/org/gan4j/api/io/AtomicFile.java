package org.gan4j.api.io;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Locale;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * A file that is replaced atomically: readers find the old contents or the new ones, never a part.
 * It is written beside its final place, under a hidden name that cannot be guessed and ends in
 * {@code .part}, and moved into place in one step when it is complete. Until then, an older file of
 * that name is untouched. A link at the final place is replaced, and not followed.
 *
 * <p>The folder must exist. Immutable and thread-safe; concurrent writers of one file are not
 * supported.
 */
@ThreadSafe
public final class AtomicFile implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A file name has up to 255 bytes in most systems, and a character up to four. */
  private static final int LONGEST_STEM = 40;

  private static final int RADIX = 36;

  private final Path file;
  private final Path unfinished;

  private AtomicFile(Path file, Path unfinished) {
    this.file = file;
    this.unfinished = unfinished;
  }

  /** The contents of a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes all of it.
     *
     * @param unfinished the file to write to; it exists, and is empty
     */
    void writeTo(Path unfinished) throws IOException;
  }

  /**
   * A file that is written over a longer time; {@link #commit()} puts it into place.
   *
   * @throws IOException if no file can be created beside that one
   */
  public static AtomicFile begin(Path file) throws IOException {
    // Nobody can have put a link there: the name cannot be guessed, and the file is created anew.
    Path unfinished = unfinished(file);
    Files.createFile(unfinished);
    return new AtomicFile(file, unfinished);
  }

  /**
   * A name for something that is not complete yet, beside its place: hidden, with the ending {@code
   * .part}, and not to be guessed.
   */
  public static Path unfinished(Path place) {
    String name = String.valueOf(place.getFileName());
    int end = Math.min(name.length(), LONGEST_STEM);
    if (end < name.length() && Character.isHighSurrogate(name.charAt(end - 1))) {
      end--;
    }
    String random = new BigInteger(Long.SIZE, RANDOM).toString(RADIX);
    return place.resolveSibling(
        String.format(Locale.ROOT, ".%s.%s.part", name.substring(0, end), random));
  }

  /**
   * Writes a file in one call. A failure leaves no file.
   *
   * @throws IOException what the content throws, or if the file cannot be moved into place
   */
  public static void write(Path file, Content content) throws IOException {
    try (AtomicFile atomic = begin(file)) {
      content.writeTo(atomic.unfinished);
      atomic.commit();
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

  /** Removes the written part unless it was put into place. */
  @Override
  public void close() throws IOException {
    discard();
  }
}
