package org.gan4j.objectives.schedule;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.schedule.ScheduleContext;
import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.api.schedule.TrainingScheduleProvider;

/** Provides the schedule {@code content-first}. */
public final class ContentFirstScheduleProvider extends NamedProvider<ContentFirstConfiguration>
    implements TrainingScheduleProvider<ContentFirstConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public ContentFirstScheduleProvider() {
    super(
        "content-first",
        ContentFirstConfiguration.class,
        "The generator alone, by the task's own term; then k-step (Ledig et al. 2017)");
  }

  @Override
  public TrainingSchedule create(ContentFirstConfiguration configuration, ScheduleContext context) {
    return new ContentFirstSchedule(configuration, context);
  }
}
