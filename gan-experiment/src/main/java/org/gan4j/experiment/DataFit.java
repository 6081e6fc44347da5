package org.gan4j.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Batch;

/** Refuses data that do not fit the networks of a run, in words of data. */
@ThreadSafe
public final class DataFit {
  /** Of a long list of classes. */
  private static final int SHOWN = 12;

  private DataFit() {}

  /**
   * Refuses samples of another shape.
   *
   * @param run the shapes of a sample's arrays in the data that a run was trained on, by name
   * @param here those of other data; more arrays may be among them
   * @param where the run
   * @throws GanException of kind USAGE
   */
  public static void requireShapes(
      Map<String, SampleShape> run, Map<String, SampleShape> here, String where) {
    run.forEach(
        (name, shape) -> {
          SampleShape found = here.get(name);
          if (!shape.equals(found)) {
            String what = name.equals(Batch.SAMPLES) ? "samples" : "samples' " + name;
            throw differ(
                found == null
                    ? "the data have no " + name + ", and those of the run do"
                    : "the %s are %s here and %s in the run"
                        .formatted(what, text(found), text(shape)),
                where,
                "use data of the run's shape, or train a run with these");
          }
        });
  }

  private static String text(SampleShape shape) {
    return shape.isImage() ? shape.toString() : "vectors of " + shape.length() + " numbers";
  }

  /**
   * Refuses other classes: a network knows them by their labels, which follow from the names.
   *
   * @param run the names of the run's classes, by label
   * @param here those of other data
   * @param where the run
   * @throws GanException of kind USAGE that says which classes are gone, new, or have other labels
   */
  public static void requireClasses(List<String> run, List<String> here, String where) {
    if (run.equals(here)) {
      return;
    }
    List<String> changes = new ArrayList<>();
    addNames(changes, "gone", run, here);
    addNames(changes, "new", here, run);
    if (changes.isEmpty()) {
      changes.add("their order has changed");
    }
    throw differ(
        "the classes of the data are not those of the run: %s (by label, then: %s; now: %s)"
            .formatted(String.join("; ", changes), list(run), list(here)),
        where,
        "give the data their classes back, or train a run with these");
  }

  private static void addNames(
      List<String> changes, String what, List<String> some, List<String> others) {
    List<String> names = some.stream().filter(name -> !others.contains(name)).toList();
    if (!names.isEmpty()) {
      changes.add(what + ": " + list(names));
    }
  }

  private static String list(List<String> names) {
    return names.isEmpty()
        ? "none"
        : names.stream().limit(SHOWN).collect(Collectors.joining(", "))
            + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
  }

  private static GanException differ(String problem, String where, String remedy) {
    return GanException.usage(problem, where, remedy).withCode(ErrorCode.DATA_DIFFER);
  }
}
