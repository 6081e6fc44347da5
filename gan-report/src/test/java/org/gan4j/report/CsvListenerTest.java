package org.gan4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.api.training.TrainingStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvListenerTest {
  private static final String HEADER =
      "step,iteration,discriminatorLoss,generatorLoss,discriminatorPenalty,generatorPenalty,"
          + "realScore,fakeScore,discriminatorGradientNorm,generatorGradientNorm,seconds,"
          + "secondsWaitedForData";

  @TempDir private Path folder;

  private static Progress progress(long iteration) {
    return new Progress(iteration, 2 * iteration, iteration, 0, 0, 0.5);
  }

  private static IterationReport report(long iteration) {
    return new IterationReport(
        progress(iteration), 1.5, 0.25, 0, Double.NaN, 0.75, 0.5, 2, 1e-7, 0.125, 0.0625);
  }

  private TrainingListener started(long everyIterations, long iteration) {
    TrainingListener listener =
        new CsvListenerProvider().create(new CsvListenerConfiguration(everyIterations));
    listener.started(new TrainingStart(folder, "test", progress(iteration)));
    return listener;
  }

  @Test
  void writesARowForEachIteration() {
    TrainingListener listener = started(1, 0);
    listener.iterationEnded(report(1));
    listener.iterationEnded(report(2));

    // The process may be killed at any time: what was reported is in the file already.
    assertThat(folder.resolve("iterations.csv"))
        .content()
        .isEqualTo(
            """
            %s
            3,1,1.5,0.25,0.0,,0.75,0.5,2.0,1.0E-7,0.125,0.0625
            6,2,1.5,0.25,0.0,,0.75,0.5,2.0,1.0E-7,0.125,0.0625
            """
                .formatted(HEADER));
  }

  @Test
  void leavesIterationsOutThatAreNotAskedFor() throws IOException {
    TrainingListener listener = started(3, 0);
    for (long iteration = 1; iteration <= 7; iteration++) {
      listener.iterationEnded(report(iteration));
    }

    assertThat(Files.readAllLines(folder.resolve("iterations.csv")))
        .hasSize(3)
        .satisfies(lines -> assertThat(lines.get(1)).startsWith("9,3,"))
        .satisfies(lines -> assertThat(lines.get(2)).startsWith("18,6,"));
  }

  @Test
  void writesARowForEachMetric() {
    TrainingListener listener = started(10, 0);
    listener.evaluated(progress(1), Map.of("distance, \"squared\"\nand more", 0.5));
    listener.evaluated(progress(2), Map.of("undefined", Double.NaN));

    assertThat(folder.resolve("evaluations.csv"))
        .content()
        .isEqualTo(
            """
            step,iteration,value,metric
            3,1,0.5,"distance, ""squared"" and more"
            6,2,,undefined
            """);
  }

  @Test
  void dropsRowsOfLaterStepsAndARowThatWasNotFinished() throws IOException {
    TrainingListener killed = started(1, 0);
    for (long iteration = 1; iteration <= 4; iteration++) {
      killed.iterationEnded(report(iteration));
    }
    // The step is 15, of which only the beginning was written.
    Files.writeString(folder.resolve("iterations.csv"), "1", StandardOpenOption.APPEND);

    started(1, 2).iterationEnded(report(3));

    assertThat(Files.readAllLines(folder.resolve("iterations.csv")))
        .hasSize(4)
        .satisfies(lines -> assertThat(lines.get(2)).startsWith("6,2,"))
        .satisfies(lines -> assertThat(lines.get(3)).startsWith("9,3,"));
  }

  @Test
  void saysWhyItCannotWriteAndIsQuietAfterwards() throws IOException {
    Files.createDirectory(folder.resolve("iterations.csv"));
    TrainingListener listener = new CsvListenerProvider().create(new CsvListenerConfiguration(1));

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> listener.started(new TrainingStart(folder, "test", progress(0))))
        .satisfies(e -> assertThat(e.problem()).startsWith("iterations.csv cannot be written"));
    assertThatNoException().isThrownBy(() -> listener.iterationEnded(report(1)));
    assertThatNoException().isThrownBy(() -> listener.ended(progress(1), true));
  }
}
