package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.core.trained.TrainedGenerator;
import org.gan4j.core.training.StopSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a run that trains, as others use it. */
class SharedFolderTest {
  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private final StopSignal stop = new StopSignal();
  private final CountDownLatch began = new CountDownLatch(1);

  @TempDir private Path folder;

  @AfterEach
  void stop() throws InterruptedException {
    stop.request();
    threads.shutdown();
    assertThat(threads.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES)).isTrue();
  }

  /** Trains on another thread, long enough, and waits for the first checkpoints. */
  private Future<TrainingRun.Result> train(Path run) throws InterruptedException {
    TrainingListener watcher =
        new TrainingListener() {
          @Override
          public void iterationEnded(IterationReport report) {
            if (report.progress().iteration() == 5) {
              began.countDown();
            }
          }
        };
    Future<TrainingRun.Result> training =
        threads.submit(
            () -> {
              try (PreparedTraining prepared = often();
                  TrainingRun started = TinyTraining.gan().start(prepared, run)) {
                return started.train(stop, List.of(watcher));
              }
            });
    began.await();
    return training;
  }

  private PreparedTraining often() {
    return TinyTraining.with(
        folder, "training.iterations=1000000", "checkpoint.everySteps=3", "checkpoint.keepLast=1");
  }

  @Test
  void canBeSampledThoughItsCheckpointsAreReplaced() throws Exception {
    Path run = folder.resolve("run");
    Future<TrainingRun.Result> training = train(run);
    long first = 0;
    long last = 0;
    for (int i = 0; i < 40; i++) {
      Path place = i % 2 == 0 ? run : new RunFolder(run).lastPointer();
      try (TrainedGenerator generator = TinyTraining.gan().open(place)) {
        assertThat(generator.sample(2, 1).isNaN().any()).isFalse();
        first = i == 0 ? generator.steps() : first;
        last = generator.steps();
      }
    }
    stop.request();
    assertThat(training.get().complete()).isFalse();
    assertThat(last).isGreaterThan(first);
  }

  @Test
  void refusesASecondTraining() throws Exception {
    Path run = folder.resolve("run");
    Future<TrainingRun.Result> training = train(run);

    try (PreparedTraining second = often()) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> TinyTraining.gan().resume(second, run))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.RUN_IN_USE));
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> TinyTraining.gan().start(second, run))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.OUTPUT_NOT_EMPTY));
      stop.request();
      long steps = training.get().progress().steps();
      try (TrainingRun resumed = TinyTraining.gan().resume(second, run)) {
        assertThat(resumed.from().steps()).isEqualTo(steps);
      }
    }
  }

  /** What fails must not keep the folder. */
  @Test
  void givesTheFolderBackWhereARunCannotContinue() throws Exception {
    Path run = folder.resolve("run");
    Future<TrainingRun.Result> training = train(run);
    stop.request();
    training.get();

    try (PreparedTraining other = TinyTraining.with(folder, "seed=3");
        PreparedTraining same = often()) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> TinyTraining.gan().resume(other, run))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.EXPERIMENT_DIFFERS));
      TinyTraining.gan().resume(same, run).close();
      TinyTraining.gan().resume(same, run).close();
    }
  }

  /** A process that was killed early leaves no more than the file of the lock. */
  @Test
  void startsInAFolderWithNothingButALock() throws Exception {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.createFile(run.resolve(".lock"));

    Future<TrainingRun.Result> training = train(run);
    stop.request();
    assertThat(training.get().complete()).isFalse();
  }
}
