package org.gan4j.objectives.schedule;

import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Step;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.schedule.ScheduleContext;
import org.gan4j.api.schedule.TrainingSchedule;

/**
 * Two phases: in the first one only the generators have steps, in the second one every player, as
 * with {@link KStepSchedule}. The end of the first phase is a milestone. Games leave out what an
 * untrained discriminator says, so that the generators learn from the task's own term alone: a game
 * or task without one is refused.
 *
 * <p>Ledig et al., "Photo-realistic single image super-resolution using a generative adversarial
 * network", 2017, section 3.2.
 */
@ThreadSafe
final class ContentFirstSchedule implements TrainingSchedule {
  private final ContentFirstConfiguration configuration;
  private final PlayerOrder alone;
  private final PlayerOrder together;

  ContentFirstSchedule(ContentFirstConfiguration configuration, ScheduleContext context) {
    this.configuration = configuration;
    this.together = new PlayerOrder(context);
    this.alone =
        new PlayerOrder(
            ScheduleContext.of(
                context.players().stream()
                    .filter(player -> player.role() == NetworkRole.GENERATOR)
                    .toList()));
    if (context.players(NetworkRole.GENERATOR).isEmpty()) {
      throw GanException.usage(
          "the schedule content-first begins with steps of a generator, and the game has none",
          "schedule.type",
          "choose the schedule k-step");
    }
    requireContent(context);
  }

  /** Otherwise the first phase would be steps against an untrained discriminator. */
  private static void requireContent(ScheduleContext context) {
    for (Player player : context.players()) {
      if (player.role() == NetworkRole.GENERATOR && !player.learnsAlone()) {
        throw GanException.usage(
            "the schedule content-first begins with steps of the "
                + player.name()
                + " alone, and in this game and task it learns from discriminators only",
            "schedule.type",
            "choose the schedule k-step, or the game adversarial and a task with a term of its"
                + " own, such as super-resolution, whose weight is not 0");
      }
    }
  }

  @Override
  public Step next(Progress progress) {
    boolean first = progress.iteration() < configuration.iterations();
    return first
        ? alone.next(progress, 0, configuration.generatorSteps())
        : together.next(
            progress, configuration.discriminatorSteps(), configuration.generatorSteps());
  }

  @Override
  public List<Long> milestones() {
    return List.of(configuration.iterations());
  }
}
