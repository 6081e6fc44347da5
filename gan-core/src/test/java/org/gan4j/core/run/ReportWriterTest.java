package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.RunReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  @TempDir private Path folder;

  private final List<Path> written = new ArrayList<>();

  private ReportWriter writer(RunReport report) {
    ReportWriter writer = new ReportWriter(report, new RunFolder(folder), 10);
    writer.started(Progress.start());
    return writer;
  }

  private static IterationReport iteration(long iteration) {
    return new IterationReport(
        new Progress(iteration, Map.of("generator", iteration), Map.of(), /* accuracy= */ 0.5),
        Map.of());
  }

  private Path record(Path run) {
    written.add(run);
    return run;
  }

  @Test
  void writesWhenAnEvaluationIsDue() {
    ReportWriter writer = writer(this::record);
    for (int i = 1; i <= 10; i++) {
      assertThat(written).isEmpty();
      writer.iterationEnded(iteration(i));
    }

    assertThat(written).containsExactly(folder);
  }

  @Test
  void leavesAPageOutThatWouldComeTooSoon() {
    ReportWriter writer =
        writer(
            run -> {
              // Far longer than a fiftieth of what the other iterations take.
              sleep();
              return record(run);
            });
    for (int i = 1; i <= 40; i++) {
      writer.iterationEnded(iteration(i));
    }
    assertThat(written).hasSize(1);

    writer.write();
    assertThat(written).hasSize(2);
  }

  private static void sleep() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void neverFailsTheTraining() {
    ReportWriter writer =
        writer(
            run -> {
              throw GanException.failure("no space", run.toString(), "free some");
            });

    assertThatNoException().isThrownBy(() -> writer.iterationEnded(iteration(10)));
    assertThatNoException().isThrownBy(writer::write);
  }

  @Test
  void writesNothingWithoutAWriterAndWithoutAFolder() {
    ReportWriter none = new ReportWriter(null, new RunFolder(folder), 10);
    assertThatNoException().isThrownBy(none::write);

    Path removed = folder.resolve("removed");
    new ReportWriter(this::record, new RunFolder(removed), 10).write();
    assertThat(written).isEmpty();
    assertThat(removed).doesNotExist();
  }
}
