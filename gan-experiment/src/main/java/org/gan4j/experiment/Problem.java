package org.gan4j.experiment;

import java.io.Serializable;
import org.gan4j.api.ErrorCode;

/**
 * A problem in an experiment.
 *
 * @param path where in the document, as {@code optimizers.generator.learningRate}; empty for the
 *     whole document
 * @param source the file, or {@link #OVERRIDE} and {@code path=value} if an override brought it in
 * @param line in the file, from 1; 0 if there is none
 * @param column in the line, from 1; 0 if there is none
 * @param message the problem and the expected value, one line
 * @param remedy the remedy, one line
 * @param code which error it is, for programs
 * @param subject what it is about, as the code defines it; empty for most
 */
public record Problem(
    String path,
    String source,
    int line,
    int column,
    String message,
    String remedy,
    ErrorCode code,
    String subject)
    implements Serializable {
  /** What the source begins with if an override, not a file, brought the problem in. */
  public static final String OVERRIDE = "override ";

  private static final long serialVersionUID = 1L;

  /** A problem without a code of its own: {@code usage}. */
  public Problem(String path, String source, int line, int column, String message, String remedy) {
    this(path, source, line, column, message, remedy, ErrorCode.USAGE, "");
  }

  /**
   * The same problem with a code.
   *
   * @param about its subject, as the code defines it; may be empty
   */
  public Problem withCode(ErrorCode other, String about) {
    return new Problem(path, source, line, column, message, remedy, other, about);
  }

  /** Three lines for people: the problem, its place, the remedy. No line end at the end. */
  public String text() {
    String position = line > 0 ? source + ":" + line + ":" + column : source;
    String where = path.isEmpty() ? position : position + ", " + path;
    return message + "\n  at " + where + "\n  " + remedy;
  }
}
