package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {
  private static final long WARM = 50;
  private static final long END = 350;

  /**
   * One activation of a hidden layer has 256 × 2048 numbers, 2 MB: leaking a single one of them an
   * iteration would be 600 MB over these three hundred iterations. The Java heap, which is counted
   * too, may grow into pages that it has not yet touched: 1 GB at most, and after 50 iterations a
   * small part of that.
   */
  private static final long TOLERANCE = 200L << 20;

  @TempDir Path folder;

  @Test
  void doesNotGrowWithTheNumberOfSteps() {
    long[] bytes = new long[2];
    TrainingListener meter =
        new TrainingListener() {
          @Override
          public void iterationEnded(IterationReport report) {
            long iteration = report.progress().iteration();
            if (iteration == WARM || iteration == END) {
              bytes[iteration == WARM ? 0 : 1] = Pointer.physicalBytes();
            }
          }
        };
    try (PreparedTraining training =
        TinyTraining.with(
            folder,
            "training.iterations=" + END,
            "training.batchSize=256",
            "generator.hidden=[2048]",
            "discriminator.hidden=[2048]",
            "checkpoint.everySteps=1000000")) {
      TinyTraining.gan()
          .start(training, folder.resolve("run"))
          .train(new StopSignal(), List.of(meter));
    }
    assertThat(bytes[1] - bytes[0]).isLessThan(TOLERANCE);
  }
}
