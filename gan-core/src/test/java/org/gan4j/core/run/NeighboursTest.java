package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.testing.SavedTraining;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two trainings in one process do not disturb each other. */
class NeighboursTest {
  @TempDir private Path folder;

  @Test
  void eachEndsWithTheBitsThatItHasAlone() throws Exception {
    train("first alone", new CountDownLatch(0), "seed=11");
    train("second alone", new CountDownLatch(0), "seed=12", "discriminator.hiddenDropout=0");

    CountDownLatch together = new CountDownLatch(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Boolean> first = threads.submit(() -> train("first", together, "seed=11"));
      Future<Boolean> second =
          threads.submit(
              () -> train("second", together, "seed=12", "discriminator.hiddenDropout=0"));
      assertThat(first.get() && second.get()).isTrue();
    } finally {
      threads.shutdownNow();
    }

    assertThat(SavedTraining.of(last("first"))).isEqualTo(SavedTraining.of(last("first alone")));
    assertThat(SavedTraining.of(last("second"))).isEqualTo(SavedTraining.of(last("second alone")));
    assertThat(SavedTraining.of(last("first")).arrays())
        .isNotEqualTo(SavedTraining.of(last("second")).arrays());
  }

  /** Begins when all who train together have come so far. */
  private boolean train(String name, CountDownLatch together, String... overrides)
      throws IOException, InterruptedException {
    Path place = Files.createDirectory(folder.resolve(name + " experiment"));
    try (PreparedTraining training = TinyTraining.with(place, overrides)) {
      TrainingRun run = TinyTraining.gan().start(training, folder.resolve(name));
      together.countDown();
      together.await();
      return run.train(new StopSignal(), List.of()).complete();
    }
  }

  private Path last(String name) {
    return new RunFolder(folder.resolve(name)).lastCheckpoint().orElseThrow();
  }
}
