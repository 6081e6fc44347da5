package org.gan4j.experiment;

import java.util.Map;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;

/** The positions of an experiment's parts in its file. */
@ThreadSafe
public final class Locations {
  private final Map<String, Location> members;
  private final Map<String, Location> values;
  private final Location whole;

  /**
   * A position.
   *
   * @param source the file, or {@code --set path=value}
   * @param line from 1; 0 if there is none
   * @param column from 1; 0 if there is none
   */
  record Location(String source, int line, int column) {}

  Locations(Map<String, Location> members, Map<String, Location> values, Location whole) {
    this.members = Map.copyOf(members);
    this.values = Map.copyOf(values);
    this.whole = whole;
  }

  /** The text behind the = of the override that set just this value; empty if none did. */
  Optional<String> override(String path) {
    Location location = values.get(path);
    String start = Problem.OVERRIDE + path + "=";
    return location != null && location.source().startsWith(start)
        ? Optional.of(location.source().substring(start.length()))
        : Optional.empty();
  }

  /** For an experiment that was made in Java. */
  public static Locations none() {
    return new Locations(Map.of(), Map.of(), new Location("the experiment", 0, 0));
  }

  /**
   * A problem with the value at a path.
   *
   * @param path as {@code optimizers.generator}; if the file does not have it, the line is that of
   *     the enclosing object
   * @param message the problem, one line
   * @param remedy the remedy, one line
   */
  public Problem problem(String path, String message, String remedy) {
    return problem(path, nearest(path), message, remedy);
  }

  /**
   * The problem that a part has, as its component says.
   *
   * @param path of the part, as {@code dataset}
   */
  public Problem problem(String path, GanException refusal) {
    String where = refusal.problem().contains(refusal.where()) ? "" : " (" + refusal.where() + ")";
    return problem(path, refusal.problem() + where, refusal.remedy())
        .withCode(refusal.code(), refusal.subject());
  }

  /** Something that is wrong with the name of the member at a path. */
  Problem problemOfName(String path, String message, String remedy) {
    return problem(path, members.getOrDefault(path, nearest(path)), message, remedy);
  }

  private static Problem problem(String path, Location location, String message, String remedy) {
    return new Problem(
        path, location.source(), location.line(), location.column(), message, remedy);
  }

  private Location nearest(String path) {
    for (String known = path; !known.isEmpty(); known = Paths.enclosing(known)) {
      Location location = values.get(known);
      if (location != null) {
        return location;
      }
    }
    return whole;
  }
}
