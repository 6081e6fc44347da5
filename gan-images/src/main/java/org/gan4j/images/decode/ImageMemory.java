package org.gan4j.images.decode;

import java.nio.file.Path;
import java.util.Locale;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/** Images for which the memory does not suffice: they are not broken. */
@ThreadSafe
public final class ImageMemory {
  private ImageMemory() {}

  /** The error that names the file. */
  public static GanException exceeded(Path file, OutOfMemoryError error) {
    return GanException.failure(
            String.format(
                Locale.ROOT,
                "there is not enough memory for this image: %s (Java may use %,d MB)",
                error.getMessage(),
                Runtime.getRuntime().maxMemory() >> 20),
            file.toString(),
            "give Java more, as in GAN_JAVA_OPTS=-Xmx4g, or make the image smaller",
            error)
        .withCode(ErrorCode.MEMORY_EXCEEDED);
  }

  /** Throws the error again that a reader of a file format has wrapped. */
  static void rethrow(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError error) {
        throw error;
      }
    }
  }
}
