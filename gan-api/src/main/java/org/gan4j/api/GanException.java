package org.gan4j.api;

import org.jspecify.annotations.Nullable;

/**
 * A failure with a message for the user: the problem, its place and a remedy.
 *
 * <p>Throw it for everything that a user can cause. Bugs stay {@link IllegalStateException} and the
 * like.
 */
public final class GanException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The origin of an exception; decides the exit code of the command line. */
  public enum Kind {
    /** Wrong usage, or an experiment (or the data that it names) that cannot work: exit code 2. */
    USAGE,
    /** Something failed while running: exit code 1. */
    FAILURE
  }

  private final Kind kind;
  private final ErrorCode code;
  private final String subject;
  private final String problem;
  private final String where;
  private final String remedy;

  private GanException(
      Kind kind, String problem, String where, String remedy, @Nullable Throwable cause) {
    this(kind, defaultCode(kind), "", problem, where, remedy, cause);
  }

  private GanException(
      Kind kind,
      ErrorCode code,
      String subject,
      String problem,
      String where,
      String remedy,
      @Nullable Throwable cause) {
    super(problem + " (" + where + "): " + remedy, cause);
    this.kind = kind;
    this.code = code;
    this.subject = subject;
    this.problem = problem;
    this.where = where;
    this.remedy = remedy;
  }

  /**
   * An error in the user's input.
   *
   * @param problem the problem, one line
   * @param where the file, JSON path or argument it is wrong in
   * @param remedy the remedy, one line
   */
  public static GanException usage(String problem, String where, String remedy) {
    return new GanException(Kind.USAGE, problem, where, remedy, null);
  }

  /** {@link #usage(String, String, String)} with the exception behind it. */
  public static GanException usage(String problem, String where, String remedy, Throwable cause) {
    return new GanException(Kind.USAGE, problem, where, remedy, cause);
  }

  /**
   * A failure while running that the user may be able to fix.
   *
   * @param problem the problem, one line
   * @param where the file, component or step it happened in
   * @param remedy the remedy, one line
   */
  public static GanException failure(String problem, String where, String remedy) {
    return new GanException(Kind.FAILURE, problem, where, remedy, null);
  }

  /** {@link #failure(String, String, String)} with the exception behind it. */
  public static GanException failure(String problem, String where, String remedy, Throwable cause) {
    return new GanException(Kind.FAILURE, problem, where, remedy, cause);
  }

  private static ErrorCode defaultCode(Kind kind) {
    return switch (kind) {
      case USAGE -> ErrorCode.USAGE;
      case FAILURE -> ErrorCode.FAILURE;
    };
  }

  /** The same error with a code that identifies it for programs. */
  public GanException withCode(ErrorCode code) {
    return withCode(code, "");
  }

  /**
   * The same error with a code that identifies it for programs.
   *
   * @param subject the subject of the error, as the code defines it, such as a dataset's name
   */
  public GanException withCode(ErrorCode code, String subject) {
    GanException coded = new GanException(kind, code, subject, problem, where, remedy, getCause());
    coded.setStackTrace(getStackTrace());
    return coded;
  }

  /** The error's code; {@code usage} or {@code failure} if it has no specific one. */
  public ErrorCode code() {
    return code;
  }

  /** The subject of the error, as its code defines it; empty for most. */
  public String subject() {
    return subject;
  }

  /** The origin of the exception. */
  public Kind kind() {
    return kind;
  }

  /** The problem. */
  public String problem() {
    return problem;
  }

  /** The file, JSON path, argument or component it is wrong in. */
  public String where() {
    return where;
  }

  /** The remedy. */
  public String remedy() {
    return remedy;
  }
}
