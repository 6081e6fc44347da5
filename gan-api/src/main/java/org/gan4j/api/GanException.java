package org.gan4j.api;

import org.jspecify.annotations.Nullable;

/**
 * A failure told to the user: what is wrong, where, and what to do about it.
 *
 * <p>Throw it for everything that a user can cause. Bugs stay {@link IllegalStateException} and the
 * like.
 */
public final class GanException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose doing a failure is; decides the exit code of the command line. */
  public enum Kind {
    /** Wrong usage, or an experiment (or the data that it names) that cannot work: exit code 2. */
    USAGE,
    /** Something failed while running: exit code 1. */
    FAILURE
  }

  private final Kind kind;
  private final String problem;
  private final String where;
  private final String remedy;

  private GanException(
      Kind kind, String problem, String where, String remedy, @Nullable Throwable cause) {
    super(problem + " (" + where + "): " + remedy, cause);
    this.kind = kind;
    this.problem = problem;
    this.where = where;
    this.remedy = remedy;
  }

  /**
   * The user asked for something that cannot work.
   *
   * @param problem what is wrong, one line
   * @param where the file, JSON path or argument it is wrong in
   * @param remedy what to do, one line
   */
  public static GanException usage(String problem, String where, String remedy) {
    return new GanException(Kind.USAGE, problem, where, remedy, null);
  }

  /** {@link #usage(String, String, String)} with the exception behind it. */
  public static GanException usage(String problem, String where, String remedy, Throwable cause) {
    return new GanException(Kind.USAGE, problem, where, remedy, cause);
  }

  /**
   * Something that the user may be able to mend failed while running.
   *
   * @param problem what is wrong, one line
   * @param where the file, component or step it happened in
   * @param remedy what to do, one line
   */
  public static GanException failure(String problem, String where, String remedy) {
    return new GanException(Kind.FAILURE, problem, where, remedy, null);
  }

  /** {@link #failure(String, String, String)} with the exception behind it. */
  public static GanException failure(String problem, String where, String remedy, Throwable cause) {
    return new GanException(Kind.FAILURE, problem, where, remedy, cause);
  }

  /** Whose doing it is. */
  public Kind kind() {
    return kind;
  }

  /** What is wrong. */
  public String problem() {
    return problem;
  }

  /** The file, JSON path, argument or component it is wrong in. */
  public String where() {
    return where;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
