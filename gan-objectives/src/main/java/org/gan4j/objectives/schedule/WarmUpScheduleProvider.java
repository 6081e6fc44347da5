package org.gan4j.objectives.schedule;

import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.api.schedule.TrainingScheduleProvider;

/** Provides the schedule {@code warm-up}. */
public final class WarmUpScheduleProvider implements TrainingScheduleProvider<WarmUpConfiguration> {

  @Override
  public String type() {
    return "warm-up";
  }

  @Override
  public Class<WarmUpConfiguration> configuration() {
    return WarmUpConfiguration.class;
  }

  @Override
  public String description() {
    return "Many discriminator steps at first and now and then, few in between (Arjovsky et al. 2017)";
  }

  @Override
  public TrainingSchedule create(WarmUpConfiguration configuration) {
    return new WarmUpSchedule(configuration);
  }
}
