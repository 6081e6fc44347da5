package org.gan4j.core.experiment;

import java.util.List;
import java.util.stream.Collectors;

/** An experiment that cannot work, with everything that is wrong with it. */
public final class ExperimentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem[] problems;

  /**
   * All problems at once.
   *
   * @param problems at least one, in the order of the document
   */
  public ExperimentException(List<Problem> problems) {
    super(problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
    this.problems = problems.toArray(Problem[]::new);
  }

  /** What is wrong, in the order of the document. */
  public List<Problem> problems() {
    return List.of(problems);
  }
}
