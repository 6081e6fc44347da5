package org.gan4j.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gan4j.api.ErrorCode;

/** Collects problems, so that all are reported together. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();
  private final Locations locations;

  Problems(Locations locations) {
    this.locations = locations;
  }

  /** The value at a path is wrong. */
  void value(String path, String message, String remedy) {
    found.add(locations.problem(path, message, remedy));
  }

  /** The value at a path is wrong in a way that programs distinguish. */
  void value(String path, String message, String remedy, ErrorCode code, String subject) {
    found.add(locations.problem(path, message, remedy).withCode(code, subject));
  }

  /** The value at a path as it was typed, if an override of just this path brought it in. */
  Optional<String> typed(String path) {
    return locations.override(path);
  }

  /** The name at the end of a path is wrong. */
  void name(String path, String message, String remedy) {
    found.add(locations.problemOfName(path, message, remedy));
  }

  Locations locations() {
    return locations;
  }

  void addAll(List<Problem> problems) {
    found.addAll(problems);
  }

  int count() {
    return found.size();
  }

  /**
   * Returns normally if there is no problem.
   *
   * @throws ExperimentException with all problems
   */
  void raise() {
    if (!found.isEmpty()) {
      throw new ExperimentException(found);
    }
  }
}
