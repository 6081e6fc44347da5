package org.gan4j.api.data;

import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ComponentProvider;

/** Provides a kind of task. */
public interface TaskProvider<C extends Record> extends ComponentProvider<C> {

  /**
   * Creates the task.
   *
   * @param data the shape of the dataset's samples
   * @param classes the names of the dataset's classes; empty if it has no labels
   * @throws org.gan4j.api.GanException of kind USAGE if the task does not go with such data
   */
  Task create(C configuration, SampleShape data, List<String> classes);
}
