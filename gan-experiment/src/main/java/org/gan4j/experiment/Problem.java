package org.gan4j.experiment;

import java.io.Serializable;

/**
 * One thing that is wrong with an experiment.
 *
 * @param path where in the document, as {@code optimizers.generator.learningRate}; empty for the
 *     whole document
 * @param source the file, or {@code --set path=value} where that brought it in
 * @param line in the file, from 1; 0 if there is none
 * @param column in the line, from 1; 0 if there is none
 * @param message what is wrong, and what was expected, one line
 * @param remedy what to do, one line
 */
public record Problem(
    String path, String source, int line, int column, String message, String remedy)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Three lines for people: what is wrong, where, what to do. No line end at the end. */
  public String text() {
    String position = line > 0 ? source + ":" + line + ":" + column : source;
    String where = path.isEmpty() ? position : position + ", " + path;
    return message + "\n  at " + where + "\n  " + remedy;
  }
}
