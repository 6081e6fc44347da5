package org.gan4j.objectives.schedule;

import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.api.schedule.TrainingScheduleProvider;

/** Provides the schedule {@code balance}. */
public final class BalanceScheduleProvider
    implements TrainingScheduleProvider<BalanceConfiguration> {

  @Override
  public String type() {
    return "balance";
  }

  @Override
  public Class<BalanceConfiguration> configuration() {
    return BalanceConfiguration.class;
  }

  @Override
  public String description() {
    return "A player that is too far ahead, by the discriminator's accuracy, waits";
  }

  @Override
  public TrainingSchedule create(BalanceConfiguration configuration) {
    return new BalanceSchedule(configuration);
  }
}
