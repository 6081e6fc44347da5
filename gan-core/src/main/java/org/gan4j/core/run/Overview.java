package org.gan4j.core.run;

import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Task;

/**
 * How many samples are shown in one picture, and in what order: a row for each class where there
 * are classes to choose, and as near to a square as rows of equal length allow otherwise.
 *
 * @param count how many there are
 * @param columns how many are in a row
 */
record Overview(int count, int columns) {
  /**
   * For a task.
   *
   * @param wanted how many are wished for; rounded up to whole rows of classes
   */
  static Overview of(Task task, int wanted) {
    return task.classConditions()
        .map(ClassConditions::names)
        .filter(names -> names.size() <= wanted)
        .map(names -> ofRows(names.size(), (wanted + names.size() - 1) / names.size()))
        .orElseGet(() -> square(wanted));
  }

  /** Without an order. */
  static Overview square(int count) {
    return new Overview(count, (int) Math.ceil(Math.sqrt(count)));
  }

  private static Overview ofRows(int rows, int columns) {
    return new Overview(rows * columns, columns);
  }

  /** The classes of its rows, where there are classes; what the sampler had otherwise. */
  Sampler sampler(Task task, Sampler sampler) {
    return task.classConditions()
        .map(classes -> sampler.with(Conditions.ofClasses(classes, place -> row(classes, place))))
        .orElse(sampler);
  }

  private int row(ClassConditions classes, int place) {
    // With more classes than samples, as many of the first ones as there are samples.
    return classes.names().size() <= count ? place / columns : place;
  }
}
