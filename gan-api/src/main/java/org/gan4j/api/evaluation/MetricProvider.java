package org.gan4j.api.evaluation;

import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ComponentProvider;
import org.gan4j.api.data.Dataset;

/** Provides a kind of metric. */
public interface MetricProvider<C extends Record> extends ComponentProvider<C> {

  /**
   * Creates the metric.
   *
   * @param samples the shape of the samples that it will measure
   * @param reference the data of the training, for finding out whether the metric goes with it;
   *     {@link Metric#measure} may be given other data of the same kind, such as held-out data
   * @throws org.gan4j.api.GanException of kind USAGE if it cannot measure such samples, or compare
   *     them with such data
   */
  Metric create(C configuration, SampleShape samples, Dataset reference);
}
