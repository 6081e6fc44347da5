package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Step;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.schedule.ScheduleContext;
import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.api.schedule.TrainingScheduleProvider;
import org.junit.jupiter.api.Test;

/**
 * The contract of every schedule: it decides by the progress alone, so that a resumed run continues
 * exactly, and every pass ends.
 *
 * @param <C> its configuration
 */
public abstract class TrainingScheduleContract<C extends Record> extends ComponentContract<C> {
  private static final int STEPS = 600;

  /** For subclasses. */
  protected TrainingScheduleContract() {}

  @Override
  protected abstract TrainingScheduleProvider<C> provider();

  /** The most steps that a pass may take; 1000 unless this says otherwise. */
  protected int longestPass() {
    return 1000;
  }

  /**
   * The players of the game: a discriminator and a generator, which take turns, unless this says
   * otherwise. The generator can learn alone.
   */
  protected List<Player> players() {
    SampleShape sample = SampleShape.vector(2);
    NetworkPlan discriminator =
        new NetworkPlan(
            "discriminator",
            NetworkRole.DISCRIMINATOR,
            networks -> networks.discriminator(sample, null, 1));
    NetworkPlan generator =
        new NetworkPlan(
            "generator", NetworkRole.GENERATOR, networks -> networks.generator(2, null, sample));
    return List.of(
        new Player("discriminator", /* drawsBatch= */ true, List.of(discriminator)),
        new Player(
            "generator", /* drawsBatch= */ false, List.of(generator), /* learnsAlone= */ true));
  }

  private TrainingSchedule schedule() {
    return provider().create(configuration(), ScheduleContext.of(players()));
  }

  /** How often the discriminator is right: it wins, loses, and wins again. */
  private static double accuracy(long step) {
    return 0.5 + 0.5 * Math.sin(step / 7.0);
  }

  /** The progress before each of some steps. */
  private static List<Progress> walk(TrainingSchedule schedule) {
    List<Progress> walk = new ArrayList<>();
    Progress progress = Progress.start();
    for (int i = 0; i < STEPS; i++) {
      walk.add(progress);
      progress = progress.after(schedule.next(progress), accuracy(i));
    }
    return walk;
  }

  @Test
  void decidesByTheProgressAlone() {
    TrainingSchedule schedule = schedule();
    List<Progress> walk = walk(schedule);
    List<Step> forwards = walk.stream().map(schedule::next).toList();

    for (int i = STEPS - 1; i >= 0; i--) {
      assertThat(schedule.next(walk.get(i)))
          .as("asked again, in another order, at %s", walk.get(i))
          .isEqualTo(forwards.get(i));
    }
  }

  @Test
  void goesOnAfterAnInterruptionAsIfThereWasNone() {
    TrainingSchedule uninterrupted = schedule();
    for (Progress progress : walk(uninterrupted)) {
      assertThat(schedule().next(progress))
          .as("a new schedule at %s", progress)
          .isEqualTo(uninterrupted.next(progress));
    }
  }

  @Test
  void endsEveryPass() {
    for (double accuracy : new double[] {0, 0.5, 1}) {
      TrainingSchedule schedule = schedule();
      Progress progress = Progress.start();
      for (int pass = 1; pass <= 3; pass++) {
        int steps = 0;
        while (progress.iteration() < pass) {
          progress = progress.after(schedule.next(progress), accuracy);
          assertThat(++steps)
              .as("steps of pass %d where the discriminator's accuracy is %s", pass, accuracy)
              .isLessThanOrEqualTo(longestPass());
        }
      }
    }
  }

  @Test
  void letsAllPlayersLearnAndNobodyElse() {
    TrainingSchedule schedule = schedule();

    assertThat(walk(schedule))
        .extracting(progress -> schedule.next(progress).player())
        .hasSameElementsAs(players().stream().map(Player::name).toList());
  }
}
