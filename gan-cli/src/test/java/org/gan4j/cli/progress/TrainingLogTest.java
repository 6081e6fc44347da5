package org.gan4j.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingStart;
import org.junit.jupiter.api.Test;

@SuppressWarnings("StringSplitter") // short-lived, and read as a whole
class TrainingLogTest {
  private static final long SECOND = 1_000_000_000L;

  private final StringWriter written = new StringWriter();
  private final AtomicLong nanoTime = new AtomicLong(17);
  private final TrainingLog log = new TrainingLog(new PrintWriter(written), 100, nanoTime::get);

  @Test
  void writesTheFirstTheLastAndOneEveryTenSeconds() {
    log.started(start(Progress.start()));
    for (int i = 1; i <= 100; i++) {
      nanoTime.addAndGet(SECOND / 4);
      log.iterationEnded(report(i));
    }
    log.ended(progress(100), true);
    log.close();

    assertThat(written.toString().lines().map(line -> line.split(" ")[1]))
        .containsExactly("1/100", "41/100", "81/100", "100/100");
  }

  @Test
  void saysWhatPeopleWatch() {
    log.started(start(Progress.start()));
    log.iterationEnded(report(1));
    nanoTime.addAndGet(20 * SECOND);
    log.iterationEnded(report(41));

    assertThat(written.toString().lines())
        .containsExactly(
            "iteration 1/100 (1%) D 0.693 G - D(x) 0.50 D(G(z)) 0.25",
            "iteration 41/100 (41%) 2.00 it/s D 0.693 G - D(x) 0.50 D(G(z)) 0.25 0:30 left");
  }

  @Test
  void namesThePlayersOfAGameWithoutOneGenerator() {
    log.started(start(Progress.start()));
    log.iterationEnded(
        new IterationReport(
            progress(1), Map.of("generatorAbLoss", 0.4372, "realScore", 0.5, "fakeScore", 0.25)));

    assertThat(written.toString())
        .isEqualTo("iteration 1/100 (1%) generatorAbLoss 0.437 D(x) 0.50 D(G(z)) 0.25\n");
  }

  @Test
  void writesTheFirstOfAResumedTraining() {
    log.started(start(progress(50)));
    nanoTime.addAndGet(SECOND);
    log.iterationEnded(report(51));
    log.ended(progress(51), false);

    assertThat(written.toString().lines()).hasSize(1).first().asString().contains("51/100 (51%) D");
  }

  private static IterationReport report(long iteration) {
    return new IterationReport(
        progress(iteration),
        Map.of("discriminatorLoss", 0.6931, "realScore", 0.5, "fakeScore", 0.25, "seconds", 0.1));
  }

  private static TrainingStart start(Progress progress) {
    return new TrainingStart(Path.of("run"), "log", progress);
  }

  private static Progress progress(long iteration) {
    return new Progress(iteration, Map.of("discriminator", iteration), Map.of(), 0.5);
  }
}
