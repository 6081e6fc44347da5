package org.gan4j.objectives.schedule;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.schedule.ScheduleContext;
import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.api.schedule.TrainingScheduleProvider;

/** Provides the schedule {@code balance}. */
public final class BalanceScheduleProvider extends NamedProvider<BalanceConfiguration>
    implements TrainingScheduleProvider<BalanceConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public BalanceScheduleProvider() {
    super(
        "balance",
        BalanceConfiguration.class,
        "A player that is too far ahead, by the discriminator's accuracy, waits");
  }

  @Override
  public TrainingSchedule create(BalanceConfiguration configuration, ScheduleContext context) {
    return new BalanceSchedule(configuration, context);
  }
}
