package org.gan4j.objectives.schedule;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.schedule.ScheduleContext;
import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.api.schedule.TrainingScheduleProvider;

/** Provides the schedule {@code warm-up}. */
public final class WarmUpScheduleProvider extends NamedProvider<WarmUpConfiguration>
    implements TrainingScheduleProvider<WarmUpConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public WarmUpScheduleProvider() {
    super(
        "warm-up",
        WarmUpConfiguration.class,
        "Many discriminator steps at first and now and then, few in between (Arjovsky et al. 2017)");
  }

  @Override
  public TrainingSchedule create(WarmUpConfiguration configuration, ScheduleContext context) {
    return new WarmUpSchedule(configuration, context);
  }
}
