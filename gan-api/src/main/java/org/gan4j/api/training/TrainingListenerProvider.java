package org.gan4j.api.training;

import org.gan4j.api.component.ComponentProvider;

/** Provides a kind of training listener. */
public interface TrainingListenerProvider<C extends Record> extends ComponentProvider<C> {

  /**
   * Creates the listener of one training.
   *
   * @throws org.gan4j.api.GanException of kind USAGE if it cannot work with these settings
   */
  TrainingListener create(C configuration);
}
