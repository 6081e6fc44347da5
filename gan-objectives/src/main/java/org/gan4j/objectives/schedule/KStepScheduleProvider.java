package org.gan4j.objectives.schedule;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.schedule.ScheduleContext;
import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.api.schedule.TrainingScheduleProvider;

/** Provides the k-step schedule. */
public final class KStepScheduleProvider extends NamedProvider<KStepConfiguration>
    implements TrainingScheduleProvider<KStepConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public KStepScheduleProvider() {
    super(
        "k-step",
        KStepConfiguration.class,
        "k discriminator steps, then one or more of the generator (Goodfellow et al. 2014)");
  }

  @Override
  public TrainingSchedule create(KStepConfiguration configuration, ScheduleContext context) {
    return new KStepSchedule(configuration, context);
  }
}
