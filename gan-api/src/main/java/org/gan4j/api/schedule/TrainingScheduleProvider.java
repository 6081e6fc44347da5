package org.gan4j.api.schedule;

import org.gan4j.api.component.ComponentProvider;

/**
 * Provides a kind of schedule. {@code create} throws a {@link org.gan4j.api.GanException} of kind
 * USAGE if the schedule does not go with the players of the game.
 */
public interface TrainingScheduleProvider<C extends Record>
    extends ComponentProvider<C, ScheduleContext, TrainingSchedule> {}
