package org.gan4j.api.data;

import org.gan4j.api.GanException;
import org.gan4j.api.component.ComponentProvider;

/** Provides a kind of dataset. */
public interface DatasetProvider<C extends Record> extends ComponentProvider<C> {

  /**
   * Opens the dataset. Cheap checks (does the folder exist, is the header right) belong here, so
   * that they fail before the first step; decoding does not.
   *
   * @throws GanException of kind USAGE if what the configuration names is missing or damaged
   */
  Dataset create(C configuration, DatasetContext context);
}
