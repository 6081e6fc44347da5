package org.gan4j.cli.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * Standard output. A reader that closes its pipe, as {@code head} does, has read what it wanted:
 * the rest is dropped. Any other failure is one.
 */
@NotThreadSafe
public final class PipedOutput extends FilterOutputStream {
  private boolean closedByReader;
  private @Nullable IOException failure;

  /** Writes to this stream. */
  public PipedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int start, int count) throws IOException {
    if (closedByReader) {
      return;
    }
    try {
      out.write(octets, start, count);
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("Broken pipe")) {
        failure = e;
        throw e;
      }
      closedByReader = true;
    }
  }

  /** Why it failed; empty if it did not. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }
}
