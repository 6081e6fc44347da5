package org.gan4j.api.evaluation;

import org.gan4j.api.component.ComponentProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Task;

/** Provides a kind of metric. */
public interface MetricProvider<C extends Record> extends ComponentProvider<C> {

  /**
   * Creates the metric.
   *
   * @param task what the game is about: it says what the samples are, and sets up the rounds of a
   *     metric that measures answers to conditions
   * @param reference the data of the training, open as long as the metric is used: what it goes
   *     with, and what baselines may be made of; {@link Metric#measure} may be given other data of
   *     the same kind, such as held-out data
   * @throws org.gan4j.api.GanException of kind USAGE if it cannot measure such samples, or compare
   *     them with such data
   */
  Metric create(C configuration, Task task, Dataset reference);
}
