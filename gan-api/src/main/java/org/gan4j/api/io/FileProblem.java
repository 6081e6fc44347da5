package org.gan4j.api.io;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.gan4j.api.concurrent.ThreadSafe;

/** Says in words why a file cannot be read or written. */
@ThreadSafe
public final class FileProblem {
  private FileProblem() {}

  /**
   * The cause of a failure, such as "No space left on device". Exceptions that a kind of problem
   * has a class for give only the file in their message.
   */
  public static String reason(Exception failure) {
    if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return reason(unchecked.getCause());
    }
    if (failure instanceof FileSystemException named && named.getFile() != null) {
      String file = named.getFile();
      if (failure instanceof AccessDeniedException) {
        return "permission denied for " + file;
      }
      if (failure instanceof NoSuchFileException) {
        return "there is no " + file;
      }
      if (failure instanceof FileAlreadyExistsException) {
        return file + " exists already";
      }
      if (failure instanceof NotDirectoryException) {
        return file + " is not a folder";
      }
      if (failure instanceof DirectoryNotEmptyException) {
        return "the folder " + file + " is not empty";
      }
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
