package org.gan4j.api.schedule;

import org.gan4j.api.component.ComponentProvider;

/** Provides a kind of schedule. */
public interface TrainingScheduleProvider<C extends Record> extends ComponentProvider<C> {

  /** Creates the schedule. */
  TrainingSchedule create(C configuration);
}
