package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.testing.SavedTraining;
import org.gan4j.core.testing.SmallSuperResolution;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A training whose schedule has two phases. */
class PhasesTest {
  /** Two steps of the generator in each of 7 iterations, and a further one in the other 5. */
  private static final long MILESTONE = 14;

  @TempDir Path folder;

  private Path train(String name, StopSignal stop, TrainingListener... listeners) {
    Path run = folder.resolve(name);
    try (PreparedTraining training = SmallSuperResolution.with(folder)) {
      TinyTraining.gan().start(training, run).train(stop, List.of(listeners));
    }
    return run;
  }

  private void resume(Path run) {
    try (PreparedTraining training = SmallSuperResolution.with(folder)) {
      TinyTraining.gan().resume(training, run).train(new StopSignal(), List.of());
    }
  }

  private static SavedTraining last(Path run) {
    return SavedTraining.of(new RunFolder(run).lastCheckpoint().orElseThrow());
  }

  private static TrainingListener stopAfter(long iteration, StopSignal stop) {
    return new TrainingListener() {
      @Override
      public void iterationEnded(IterationReport report) {
        if (report.progress().iteration() == iteration) {
          stop.request();
        }
      }
    };
  }

  @Test
  void readsABatchInEveryStepOfTheFirstPhase() {
    List<Long> further = new ArrayList<>();
    train(
        "run",
        new StopSignal(),
        new TrainingListener() {
          @Override
          public void iterationEnded(IterationReport report) {
            further.add(report.progress().furtherBatches());
          }
        });

    assertThat(further).containsExactly(2L, 4L, 6L, 8L, 10L, 12L, 14L, 14L, 14L, 14L, 14L, 14L);
  }

  /** Equal: every parameter, optimizer state and count, bit for bit. */
  @Test
  void goesOnExactlyInEitherPhase() {
    SavedTraining straight = last(train("straight", new StopSignal()));
    for (long iteration : new long[] {3, 7, 9}) {
      StopSignal stop = new StopSignal();
      Path run = train("until-" + iteration, stop, stopAfter(iteration, stop));
      assertThat(last(run).progress().iteration()).isEqualTo(iteration);
      resume(run);
      assertThat(last(run)).as("after iteration %d", iteration).isEqualTo(straight);
    }
  }

  @Test
  void keepsTheCheckpointOfAMilestone() throws IOException {
    RunFolder run = new RunFolder(train("run", new StopSignal()));

    assertThat(run.milestones()).containsExactly(run.checkpoint(MILESTONE));
    assertThat(Files.readString(run.checkpoints().resolve("milestone-7")))
        .isEqualTo("step-000014.gan\n");
    assertThat(run.allCheckpoints())
        .containsExactly(run.checkpoint(MILESTONE), run.checkpoint(MILESTONE + 15));
  }

  /** As if it had been killed between the checkpoint and its pointer. */
  @Test
  void repairsThePointerToAMilestone() throws IOException {
    StopSignal stop = new StopSignal();
    RunFolder run = new RunFolder(train("killed", stop, stopAfter(7, stop)));
    Files.delete(run.checkpoints().resolve("milestone-7"));
    resume(run.path());

    assertThat(run.milestones()).containsExactly(run.checkpoint(MILESTONE));
  }

  @Test
  void blendsThePhases() {
    Path run = train("run", new StopSignal());
    INDArray first = parameters(new RunFolder(run).checkpoint(MILESTONE));
    INDArray second = parameters(run);

    assertThat(first).isNotEqualTo(second);
    assertThat(blended(run, 0)).isEqualTo(first);
    assertThat(blended(run, 1)).isEqualTo(second);
    // One rounding of each product and of their sum.
    assertThat(blended(run, 0.25).equalsWithEps(first.mul(0.75).add(second.mul(0.25)), 1e-6))
        .isTrue();
  }

  @Test
  void refusesToBlendWithoutAnEarlierPhase() {
    Path run = train("run", new StopSignal());
    Path milestone = new RunFolder(run).checkpoint(MILESTONE);
    try (TrainedGenerator generator = TinyTraining.gan().open(milestone)) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> generator.blend(0.5))
          .withMessageContaining("no checkpoint of an earlier phase");
    }
  }

  private static INDArray parameters(Path run) {
    try (TrainedGenerator generator = TinyTraining.gan().open(run)) {
      return generator.network().parameters().values().dup();
    }
  }

  private static INDArray blended(Path run, double share) {
    try (TrainedGenerator generator = TinyTraining.gan().open(run)) {
      generator.blend(share);
      return generator.network().parameters().values().dup();
    }
  }
}
