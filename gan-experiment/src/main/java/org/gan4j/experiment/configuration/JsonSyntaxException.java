package org.gan4j.experiment.configuration;

/** A text that is not JSON. */
public final class JsonSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  JsonSyntaxException(String message, int line, int column, Throwable cause) {
    super(message, cause);
    this.line = line;
    this.column = column;
  }

  /** Where it stops being JSON, from 1. */
  public int line() {
    return line;
  }

  /** Where in the line it stops being JSON, from 1. */
  public int column() {
    return column;
  }
}
