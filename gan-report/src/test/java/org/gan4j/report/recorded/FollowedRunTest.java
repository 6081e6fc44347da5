package org.gan4j.report.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.gan4j.report.page.RecordedFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedRunTest {
  @TempDir private Path folder;

  private RecordedFolder recorded;
  private FollowedRun run;

  @BeforeEach
  void begin() throws IOException {
    recorded = RecordedFolder.in(folder, "run");
    run = new FollowedRun(recorded.path());
  }

  private long steps() throws IOException {
    return run.read().records().step();
  }

  @Test
  void readsWhatIsAppended() throws IOException {
    assertThat(steps()).isZero();
    recorded.experiment("digits", 5, 0.1).iterations(3);
    assertThat(steps()).isEqualTo(6);
    assertThat(run.read().name()).isEqualTo("digits");
    recorded.lines("{\"step\":8,\"iteration\":4,\"discriminatorLoss\":0.5}");

    assertThat(steps()).isEqualTo(8);
    assertThat(run.read().records().numbers())
        .hasEntrySatisfying("discriminatorLoss", curve -> assertThat(curve.points(10)).hasSize(4));
  }

  @Test
  void waitsForTheRestOfALine() throws IOException {
    recorded.iterations(1);
    Path file = recorded.path().resolve("metrics.jsonl");
    Files.writeString(file, "{\"step\":4,\"iter", StandardOpenOption.APPEND);
    assertThat(steps()).isEqualTo(2);
    Files.writeString(file, "ation\":2}\n", StandardOpenOption.APPEND);

    assertThat(steps()).isEqualTo(4);
    assertThat(run.read().records().damaged()).isZero();
  }

  /** As a roll-back does. */
  @Test
  void readsAFileAgainThatIsAnotherOne() throws IOException {
    recorded.iterations(20);
    assertThat(steps()).isEqualTo(40);
    RecordedFolder earlier = RecordedFolder.in(folder, "earlier").iterations(5);
    Files.move(
        earlier.path().resolve("metrics.jsonl"),
        recorded.path().resolve("metrics.jsonl"),
        StandardCopyOption.REPLACE_EXISTING);

    assertThat(steps()).isEqualTo(10);
  }

  @Test
  void knowsTheBestCheckpointWhenItIsChosen() throws IOException {
    recorded.iterations(4).evaluation(4, 3).evaluation(8, 2.5);
    assertThat(run.read().records().best()).isEmpty();
    Path pointer = recorded.path().resolve("checkpoints/best");
    Files.writeString(pointer, "step-000008.gan\n");
    assertThat(run.read().records().best())
        .hasValueSatisfying(best -> assertThat(best.step()).isEqualTo(8));
    Files.writeString(pointer, "step-000004.gan\n");

    assertThat(run.read().records().best())
        .hasValueSatisfying(best -> assertThat(best.step()).isEqualTo(4));
    assertThat(steps()).isEqualTo(8);
  }
}
