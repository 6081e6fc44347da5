package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.schedule.Player;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.schedule.Step;
import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.api.schedule.TrainingScheduleProvider;
import org.junit.jupiter.api.Test;

/**
 * What every schedule keeps to: it decides by the progress alone, so that a resumed run goes on
 * exactly, and a pass comes to its end.
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

  private TrainingSchedule schedule() {
    return provider().create(configuration());
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
  void letsBothPlayersLearn() {
    TrainingSchedule schedule = schedule();

    assertThat(walk(schedule))
        .extracting(progress -> schedule.next(progress).player())
        .contains(Player.DISCRIMINATOR, Player.GENERATOR);
  }
}
