package org.gan4j.api.evaluation;

import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ComponentProvider;

/** Provides a kind of metric. */
public interface MetricProvider<C extends Record> extends ComponentProvider<C> {

  /**
   * Creates the metric.
   *
   * @param samples the shape of the samples that it will measure
   * @throws org.gan4j.api.GanException of kind USAGE if it cannot measure such samples
   */
  Metric create(C configuration, SampleShape samples);
}
