package org.gan4j.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** An experiment that cannot work, with everything that is wrong with it. */
public final class ExperimentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The file's in its order, then those of overrides in theirs. */
  private static final Comparator<Problem> ORDER =
      Comparator.comparing((Problem problem) -> problem.line() == 0)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column);

  private final Problem[] problems;

  /**
   * All problems at once.
   *
   * @param problems at least one, in any order
   */
  public ExperimentException(List<Problem> problems) {
    super(problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
    this.problems = problems.stream().sorted(ORDER).toArray(Problem[]::new);
  }

  /** The problems, in the order of the document. */
  public List<Problem> problems() {
    return List.of(problems);
  }
}
