package org.gan4j.report.recorded;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.gan4j.api.concurrent.NotThreadSafe;

/** Reads lines of any length in memory that has a limit. */
@NotThreadSafe
final class Lines {
  /** In bytes. */
  private static final int LONGEST = 1 << 20;

  private static final int BUFFER = 1 << 16;

  private final InputStream input;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private byte[] line = new byte[BUFFER];

  Lines(InputStream input) {
    this.input = input;
  }

  /**
   * Reads a line.
   *
   * @return the number of its bytes, at most 2<sup>20</sup>: the rest of a longer line is lost;
   *     negative at the end of the file
   */
  int next() throws IOException {
    if (from == to && !fill()) {
      return -1;
    }
    int length = 0;
    do {
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      length = append(end, length);
      from = end;
    } while (from == to && fill());
    // After the line feed, or at the end of the file.
    from = Math.min(from + 1, to);
    return length;
  }

  private int append(int end, int length) {
    int count = Math.min(end - from, LONGEST - length);
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.min(LONGEST, Math.max(2 * line.length, length + count)));
    }
    System.arraycopy(buffer, from, line, length, count);
    return length + count;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, input.read(buffer));
    return to > 0;
  }

  /** The bytes of the line that was read last, and others after them. */
  byte[] bytes() {
    return line;
  }
}
