package org.gan4j.objectives.schedule;

import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.api.schedule.TrainingScheduleProvider;

/** Provides the k-step schedule. */
public final class KStepScheduleProvider implements TrainingScheduleProvider<KStepConfiguration> {

  @Override
  public String type() {
    return "k-step";
  }

  @Override
  public Class<KStepConfiguration> configuration() {
    return KStepConfiguration.class;
  }

  @Override
  public String description() {
    return "k discriminator steps, then one or more of the generator (Goodfellow et al. 2014)";
  }

  @Override
  public TrainingSchedule create(KStepConfiguration configuration) {
    return new KStepSchedule(configuration);
  }
}
