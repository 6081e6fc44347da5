package org.gan4j.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.io.FileProblem;

/** Standard output: text and files, in the order in which they are written. */
@NotThreadSafe
public final class StandardOutput extends PrintWriter {
  private final PipedOutput bytes;

  /**
   * Writes to a stream.
   *
   * @param charset of text
   */
  public StandardOutput(OutputStream stream, Charset charset) {
    this(new PipedOutput(stream), charset);
  }

  private StandardOutput(PipedOutput bytes, Charset charset) {
    super(new OutputStreamWriter(bytes, charset), /* autoFlush= */ true);
    this.bytes = bytes;
  }

  /**
   * Writes the content of a file. As with text, {@link #checkError} tells whether it got through.
   *
   * @throws GanException of kind FAILURE if the file cannot be read
   */
  public void write(Path file) {
    flush();
    try {
      Files.copy(file, bytes);
      bytes.flush();
    } catch (IOException e) {
      if (failure().isEmpty()) {
        throw GanException.failure(
            "the file cannot be read: " + FileProblem.reason(e),
            file.toString(),
            "free some space in the folder for temporary files",
            e);
      }
      setError();
    }
  }

  /** Why it failed, in words; empty if it did not. */
  public Optional<String> failure() {
    return bytes.failure().map(FileProblem::reason);
  }
}
