package org.gan4j.core.sampling;

import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Task;

/**
 * The number and order of the samples in a picture: a row for each class if there are classes to
 * choose, and otherwise as near to a square as rows of equal length allow.
 *
 * @param count how many there are
 * @param columns how many are in a row
 */
public record GridLayout(int count, int columns) {
  /** A scatter plot needs more samples than a grid of pictures. */
  private static final int SCATTERED = 1000;

  /**
   * For a task.
   *
   * @param wanted the requested number; rounded up to whole rows of classes
   */
  public static GridLayout of(Task task, int wanted) {
    return task.classConditions()
        .map(ClassConditions::names)
        .filter(names -> names.size() <= wanted)
        .map(names -> ofRows(names.size(), (wanted + names.size() - 1) / names.size()))
        .orElseGet(() -> square(wanted));
  }

  /** The grid that training draws, with enough points where samples are not images. */
  public static GridLayout ofTraining(Task task, int wanted) {
    return of(task, task.generated().isImage() ? wanted : Math.max(wanted, SCATTERED));
  }

  /** Without an order. */
  public static GridLayout square(int count) {
    return new GridLayout(count, (int) Math.ceil(Math.sqrt(count)));
  }

  private static GridLayout ofRows(int rows, int columns) {
    return new GridLayout(rows * columns, columns);
  }

  /** The classes of its rows, if there are classes; the sampler's conditions otherwise. */
  public Sampler sampler(Task task, Sampler sampler) {
    return task.classConditions()
        .map(classes -> sampler.with(Conditions.ofClasses(classes, place -> row(classes, place))))
        .orElse(sampler);
  }

  private int row(ClassConditions classes, int place) {
    // With more classes than samples, as many of the first ones as there are samples.
    return classes.names().size() <= count ? place / columns : place;
  }
}
